import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { EPISODE, expectAccessible, expectPlaying, test } from "./listening.ts";
import { invitation, newPage, signUpAtOnce } from "./signing-up.ts";

const FILE = path.resolve(import.meta.dirname, "../../public/demo/set-down-in-sound.png");

const header = (page: Page) => page.getByRole("banner");
const part = (page: Page) => page.getByRole("region", { name: "Picture", exact: true });
const picture = (page: Page) => part(page).getByRole("img", { name: "Picture of Olga Own" });

/** The side of the picture itself, in its own pixels. */
const side = (page: Page) => picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth);

async function choose(page: Page, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) {
  await part(page).getByLabel("PNG, JPEG or WebP, up to 5 MB").setInputFiles(file);
  await part(page).getByRole("button", { name: "Use this picture" }).click();
}

const WRONG = { name: "me.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") };
const LONG = { name: "me.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(6_000_000) };

test("a picture is chosen and taken away while something plays, and goes along in one file with the rest", async ({
  page,
  request,
}) => {
  await signUpAtOnce(page, invitation(), "Olga Own");
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await header(page).getByRole("link", { name: "Account Olga Own" }).click();
  await expect(part(page)).toContainText("OO");
  await choose(page, WRONG);
  await expect(part(page).getByRole("alert")).toContainText("no picture of the kinds");
  await choose(page, LONG);
  await expect(part(page).getByRole("alert")).toContainText("too large");
  await choose(page, FILE);
  await expect(part(page).getByRole("status")).toHaveText("Your picture is changed.");
  await expect.poll(() => side(page)).toBe(256);
  await expectAccessible(page);
  await expectPlaying(page);

  expect((await request.get("/settings/account/picture")).status()).toBe(401);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const taken = await download;
  expect(taken.suggestedFilename()).toBe("playhead-account.zip");
  const files = unzipSync(Uint8Array.from(readFileSync(await taken.path())));
  expect(JSON.parse(strFromU8(files["account.json"] ?? new Uint8Array()))).toMatchObject({
    name: "Olga Own",
  });
  expect(strFromU8((files["picture.png"] ?? new Uint8Array()).subarray(1, 4))).toBe("PNG");

  await part(page).getByRole("button", { name: "Remove picture" }).click();
  await expect(part(page).getByRole("status")).toHaveText("Your picture is removed.");
  await expect(picture(page)).toHaveCount(0);
  await expect(part(page)).toContainText("OO");
  await expectAccessible(page);
});

test("without script a picture is chosen, refused and taken away as well", async ({ browser }) => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await signUpAtOnce(page, invitation(), "Olga Own Plain");
  await page.goto("/settings/account");
  const shown = part(page).getByRole("img", { name: "Picture of Olga Own Plain" });
  await choose(page, WRONG);
  await expect(part(page).getByRole("alert")).toContainText("no picture of the kinds");
  await choose(page, LONG);
  await expect(part(page).getByRole("alert")).toContainText("too large");
  await choose(page, FILE);
  await expect(part(page).getByRole("status")).toHaveText("Your picture is changed.");
  await expect(shown).toBeVisible();
  await part(page).getByRole("button", { name: "Remove picture" }).click();
  await expect(shown).toHaveCount(0);
  await page.context().close();
});
