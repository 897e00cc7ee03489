import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { bookmark, EPISODE, EPISODES, expectAccessible, expectPlaying, SHOW, test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { newPage, signUpAtOnce } from "./signing-up.ts";
import { withStart } from "./start.ts";
import { annotate, bookmarks, expectInStep, twoDevices } from "./two-devices.ts";

const PORT = portOf("trash");
const SITE = `http://localhost:${PORT}`;
const [{ title }] = EPISODES;
const status = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });
const list = (page: Page) => page.getByRole("list", { name: "Trash" });

// One after the other: each has a site at the same port.
test.describe.configure({ mode: "default" });

/** A site of the test's own, for what is deleted there is gone for all, and its first host. */
async function withHost(browser: Browser, use: (host: Page) => Promise<void>): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "playhead-trash-"));
  try {
    await withStart({ port: PORT, data }, async ({ said }) => {
      const host = await newPage(browser, { baseURL: SITE });
      await signUpAtOnce(host, /http\S+\/sign-up\?\S+/.exec(said)?.[0] ?? "", "Hanna");
      await use(host);
      await host.context().close();
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Has the page be in another language. */
async function speak(page: Page, locale: "en" | "ru"): Promise<void> {
  await page.context().addCookies([{ name: "locale", value: locale, url: SITE }]);
  await page.reload();
}

/** Whether a search finds what is said in the first episode. */
async function isFound(page: Page): Promise<boolean> {
  const answer = await page.request.get("/api/v1/search?q=microphone");
  return JSON.stringify(await answer.json()).includes(EPISODES[0].name);
}

const moveLink = (host: Page) => host.getByRole("link", { name: "Move to trash…" });
const moveButton = (host: Page) => host.getByRole("button", { name: "Move to trash" });

/** Opens the menu and presses its link: a dialog asks, or a page where the script of the dialog is not there yet. */
async function askToMove(host: Page): Promise<void> {
  if (!(await moveLink(host).isVisible())) await host.getByText("Manage", { exact: true }).click();
  await moveLink(host).click();
  await expect(host.getByRole("heading", { name: /^Move “.*” to the trash\?$/ })).toBeVisible();
}

async function moveHere(host: Page): Promise<void> {
  await askToMove(host);
  await expect(host.getByText("It can be restored for 30 days", { exact: false })).toBeVisible();
  await moveButton(host).click();
  await expect(status(host, "lies in the trash")).toBeVisible();
}

/** The dialog that asks: where a page did, on the way back from there. */
async function moveDialog(host: Page): Promise<Locator> {
  const dialog = host.getByRole("dialog");
  await expect(async () => {
    if (new URL(host.url()).pathname === "/trash/move") await host.goBack();
    await askToMove(host);
    await expect(dialog).toBeVisible({ timeout: 1000 });
  }).toPass();
  return dialog;
}

test("a host moves episodes and a show to the trash and back; for all others they are gone at once", async ({
  browser,
}) => {
  await withHost(browser, async (host) => {
    const visitor = await newPage(browser, { baseURL: SITE });
    await visitor.goto(EPISODE);
    await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(visitor.getByText("Manage", { exact: true })).toBeHidden();
    expect(await isFound(visitor)).toBe(true);

    // What plays goes on.
    await host.goto(`${SHOW}/${EPISODES[1].name}`);
    await host.getByRole("button", { name: "Play episode" }).click();
    await expectPlaying(host);
    await host.getByRole("link", { name: "Set Down in Sound" }).first().click();
    await host.getByRole("main").getByRole("link", { name: title }).first().click();
    await expect(host.getByRole("heading", { level: 1, name: title })).toBeVisible();
    const dialog = await moveDialog(host);
    await expectAccessible(host);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await moveLink(host).click();
    await dialog.getByRole("button", { name: "Move to trash" }).click();
    await expect(status(host, `“${title}” lies in the trash.`)).toBeVisible();
    // Under the pointer it stays for as long as what follows takes.
    await host.getByRole("button", { name: "Undo" }).hover();
    await expect(host).toHaveURL(SHOW);
    await expectPlaying(host);
    expect((await visitor.request.get(EPISODE)).status()).toBe(404);
    expect(await isFound(visitor)).toBe(false);
    expect(await (await visitor.request.get(`${SHOW}/feed.xml`)).text()).not.toContain(title);
    await visitor.reload();
    await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeHidden();

    await host.getByRole("button", { name: "Undo" }).click();
    await expect(host.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expectPlaying(host);
    expect((await visitor.request.get(EPISODE)).status()).toBe(200);
    expect(await isFound(visitor)).toBe(true);

    // The show goes with all that it has.
    await host.goto(SHOW);
    await moveHere(host);
    for (const gone of [SHOW, EPISODE, `${SHOW}/feed.xml`])
      expect((await visitor.request.get(gone)).status()).toBe(404);
    await host.getByRole("banner").getByRole("link", { name: "Account Hanna" }).click();
    await host.getByRole("link", { name: "See what was deleted, and restore it" }).click();
    await expect(list(host).getByRole("listitem")).toHaveText(
      /Show.*Set Down in Sound.*episodes.*by Hanna.*30 days left/s,
    );
    await expectAccessible(host);
    await list(host).getByRole("button", { name: "Restore “Set Down in Sound”" }).click();
    await status(host, "is back").getByRole("link").click();
    await expect(host).toHaveURL(SHOW);
    expect((await visitor.request.get(EPISODE)).status()).toBe(200);
    expect(await isFound(visitor)).toBe(true);
    await visitor.context().close();
  });
});

test("a press that comes before its script leads to a page that asks, and what plays goes on", async ({
  browser,
}) => {
  await withHost(browser, async (host) => {
    await host.route("**/_next/static/chunks/*.js", async (route) => {
      const response = await route.fetch();
      const script = await response.text();
      // What opens the dialog never comes.
      if (!script.includes("a[data-opens]")) await route.fulfill({ response, body: script });
    });
    // A script that is asked for soon may keep the page from being wholly loaded.
    await host.goto(EPISODE, { waitUntil: "commit" });
    await host.getByRole("button", { name: "Play episode" }).click();
    await expectPlaying(host);
    await askToMove(host);
    await expect(host).toHaveURL(/\/trash\/move\?/);
    await expectPlaying(host);
    await expectAccessible(host);
    await moveButton(host).click();
    await expect(status(host, "It lies in the trash now.")).toBeVisible();
    await expectPlaying(host);
    await list(host)
      .getByRole("button", { name: `Restore “${title}”` })
      .click();
    await expect(status(host, `“${title}” is back.`)).toBeVisible();
    await expectPlaying(host);
    // Scripts that are on their way are waited for by nobody.
    await host.unrouteAll({ behavior: "ignoreErrors" });
  });
});

test("what lies in the trash is restored and deleted for good by keyboard alone, without script too", async ({
  browser,
}) => {
  await withHost(browser, async (host) => {
    for (const { name } of EPISODES) {
      await host.goto(`${SHOW}/${name}`);
      await moveHere(host);
    }
    await host.goto("/trash");
    await expect(list(host).getByRole("listitem")).toHaveCount(2);
    await speak(host, "ru");
    const trash = host.getByRole("list", { name: "Корзина" });
    await expect(trash.getByRole("button", { name: `Восстановить «${title}»` })).toBeVisible();
    await expect(trash.getByText("Осталось 30 дней").first()).toBeVisible();
    await expectAccessible(host);
    await speak(host, "en");
    const storageState = await host.context().storageState();
    const plain = await newPage(browser, { baseURL: SITE, javaScriptEnabled: false, storageState });
    await plain.goto("/trash");
    const restored = plain.getByRole("button", { name: `Restore “${EPISODES[1].title}”` });
    await tabTo(plain, `Restore “${EPISODES[1].title}”`);
    await expect(restored).toBeFocused();
    await plain.keyboard.press("Enter");
    await expect(status(plain, `“${EPISODES[1].title}” is back.`)).toBeVisible();
    await expect(list(plain).getByRole("listitem")).toHaveCount(1);

    // It is asked once more.
    await tabTo(plain, `Delete for good: “${title}”…`);
    await plain.keyboard.press("Enter");
    await tabTo(plain, `Delete “${title}” for good`);
    await plain.keyboard.press("Enter");
    await expect(status(plain, "deleted for good")).toBeVisible();
    await expect(plain.getByText("Nothing lies in the trash.")).toBeVisible();

    // What another did meanwhile is said.
    await host.getByRole("button", { name: `Restore “${title}”` }).click();
    await expect(host.getByRole("main").getByRole("alert")).toContainText(
      "nothing to be found here any more",
    );
    await expect(host.getByText("Nothing lies in the trash.")).toBeVisible();
    await expectAccessible(host);

    await host.goto(SHOW);
    await moveHere(host);
    await host.goto("/trash");
    await host.getByText("Empty the trash…").click();
    await expectAccessible(host);
    await host.getByRole("button", { name: "Empty the trash" }).click();
    await expect(status(host, "The trash is empty.")).toBeVisible();

    const stranger = await newPage(browser, { baseURL: SITE });
    await stranger.goto("/trash");
    await expect(stranger.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    for (const page of [plain, stranger]) await page.context().close();
  });
});

/** Presses Tab until what has this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = page.getByLabel(name, { exact: true });
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await named.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Not reached: ${name}`);
}

const opening = (page: Page) => bookmarks(page).getByText(/^Trash: /);

test("a deleted bookmark lies in the trash of both browsers, is restored without a network, and is deleted for good", async ({
  browser,
}) => {
  const [desk, phone] = await twoDevices(browser, "Trash Both");
  // Who is no host has no menu, and nothing to see in the trash of the site.
  await bookmark(desk, 300, "5:00");
  await expect(desk.getByText("Manage", { exact: true })).toBeHidden();
  await desk.goto("/library");
  await annotate(desk, "5:00", "worth keeping");
  await desk.getByRole("button", { name: "Delete 5:00" }).click();
  await expect(status(desk, "Bookmark moved to the trash.")).toBeVisible();
  await opening(desk).click();
  await expect(bookmarks(desk).getByRole("list", { name: "Deleted bookmarks" })).toContainText(
    "30 days left",
  );
  await expectAccessible(desk);
  await expectInStep(desk);

  // Without a network it comes back here, and there once there is one.
  await phone.goto("/library", { waitUntil: "networkidle" });
  await expect(opening(phone)).toHaveText("Trash: 1 bookmark");
  await phone.context().setOffline(true);
  await opening(phone).click();
  await phone.getByRole("button", { name: "Restore 5:00" }).click();
  await expect(bookmarks(phone).getByText("worth keeping")).toBeVisible();
  await expect(opening(phone)).toBeHidden();
  await phone.context().setOffline(false);
  await expectInStep(phone);
  await desk.goto("/library");
  await expect(bookmarks(desk).getByText("worth keeping")).toBeVisible();
  await expect(opening(desk)).toBeHidden();

  await desk.getByRole("button", { name: "Delete 5:00" }).click();
  await opening(desk).click();
  await bookmarks(desk).getByText("Delete for good…").click();
  await desk.getByRole("button", { name: "Delete 5:00 for good" }).click();
  await expect(opening(desk)).toBeHidden();
  await expectInStep(desk);
  await phone.goto("/library");
  await expect(bookmarks(phone).getByText("No bookmarks yet", { exact: false })).toBeVisible();
  await expect(opening(phone)).toBeHidden();
  for (const page of [desk, phone]) await page.context().close();
});
