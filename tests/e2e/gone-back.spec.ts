import { expect, type Page } from "@playwright/test";
import { EPISODE, EPISODES, SHOW, test } from "./listening.ts";

const PAGES = ["/", SHOW, EPISODE, `${EPISODE}?t=60`, "/search?q=sound", "/library", "/people", "/tags"];

// Playwright's own arguments forbid what is tried here.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
});

/** Opens three pages, one from the other, and tells of which data was asked for. */
async function visitThree(page: Page): Promise<readonly string[]> {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) asked.add(pathname);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByRole("main").getByRole("link", { name: "Set Down in Sound" }).last().press("Enter");
  await expect(page).toHaveURL(SHOW);
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByRole("link", { name: EPISODES[0].title }).press("Enter");
  await expect(page).toHaveURL(EPISODE);
  await page.waitForLoadState("networkidle");
  return [...asked];
}

/** Leaves a page for what is no page of ours, and tells whether Back shows it as it was left instead of loading it anew. */
async function isKeptOpen(page: Page, address: string): Promise<boolean> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => {
    document.title = "as it was left";
  });
  await page.goto("/robots.txt");
  await page.goBack({ waitUntil: "commit" });
  return (await page.title()) === "as it was left";
}

test("pages are asked for when they are opened, not before, and Back shows them as they were left", async ({
  page,
}) => {
  expect(await visitThree(page)).toEqual([SHOW, EPISODE]);
  const anew: string[] = [];
  for (const address of PAGES) if (!(await isKeptOpen(page, address))) anew.push(address);
  expect(anew).toEqual([]);
});
