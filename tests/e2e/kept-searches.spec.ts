import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { importShared } from "./importing.ts";
import { expectAccessible, test } from "./listening.ts";
import { invitation, newPage, signInAtOnce, signUpAtOnce } from "./signing-up.ts";
import { expectInStep, lookAgain } from "./two-devices.ts";

const root = path.resolve(import.meta.dirname, "../..");
const show = mkdtempSync(path.join(tmpdir(), "playhead-said-again-"));
// The browser says itself that it has no network.
test.use({ quiet: false });
test.afterAll(() => rmSync(show, { recursive: true, force: true }));

const PHONE = { width: 390, height: 844 };
const follow = (page: Page) => page.getByRole("button", { name: "Follow this search", exact: true });
const following = (page: Page) => page.getByRole("button", { name: "Following", exact: true });
const searches = (page: Page) => page.getByRole("region", { name: "Searches", exact: true });
const items = (page: Page) => searches(page).getByRole("listitem");

const imported: string[] = [];

/** Brings in an episode in which these words are said, while the site serves. */
function importEpisode(name: string, words: string): void {
  copyFileSync(path.join(root, "tests/e2e/shows/japanese/lamp.mp3"), path.join(show, `${name}.mp3`));
  writeFileSync(path.join(show, `${name}.vtt`), `WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`);
  imported.push(name);
  const episodes = imported.map(
    (item, index) => `<item><title>${item}</title><guid>${item}</guid>
      <pubDate>${new Date(Date.UTC(2026, 10, 20 + index)).toUTCString()}</pubDate>
      <enclosure url="${item}.mp3" type="audio/mpeg" length="1"/>
      <podcast:transcript url="${item}.vtt" type="text/vtt"/></item>`,
  );
  const feed = path.join(show, "feed.xml");
  writeFileSync(
    feed,
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">
      <channel><title>Said again</title><language>en</language>${episodes.join("")}</channel></rss>`,
  );
  expect(importShared(feed)).toContain("1 episode added");
}

async function openLibrary(page: Page): Promise<void> {
  await page.goto("/library");
  await expect(items(page).first()).toBeVisible();
}

/** On a phone the parts of the library take turns. */
async function openLibraryOnPhone(page: Page): Promise<void> {
  await page.goto("/library");
  await page.getByRole("tab", { name: "Searches" }).click();
  await expect(items(page).first()).toBeVisible();
}

test("a search is followed, says when it was said again, on all devices, and is let go", async ({
  browser,
}) => {
  const desk = await newPage(browser);
  const phone = await newPage(browser, { viewport: PHONE });

  // Without an account, by the keyboard alone.
  await desk.goto("/search?q=sound&order=oldest&speaker=Vera");
  await follow(desk).focus();
  await desk.keyboard.press("Enter");
  // It goes again after a while.
  await expect(desk.getByText("Followed. Your library says when it is said again.")).toBeVisible();
  await expect(following(desk)).toBeFocused();
  await expect(following(desk)).toHaveAttribute("aria-pressed", "true");
  await desk.goto("/search?q=zyzzyva");
  await expect(desk.getByText("Nothing found for “zyzzyva”")).toBeVisible();
  await follow(desk).click();
  await expect(following(desk)).toBeVisible();
  await expectAccessible(desk);
  await desk.goto("/search?q=sound&speaker=Vera");
  await expect(following(desk)).toBeVisible();
  await desk.goto("/search?q=sound");
  await expect(follow(desk)).toHaveAttribute("aria-pressed", "false");

  await openLibrary(desk);
  await expect(items(desk)).toHaveText([
    /“zyzzyva”.*Nothing new/,
    /“sound”.*Speaker: Vera.*Nothing new.*newest Nov \d+, 2026/,
  ]);
  importEpisode("first", "A zyzzyva is a beetle.");
  await openLibrary(desk);
  await expect(items(desk).first()).toHaveText(/“zyzzyva”.*1 new moment.*newest Nov 20, 2026/);
  await expect(items(desk).nth(1)).toContainText("Nothing new");
  await expectAccessible(desk);

  // What the browser has followed comes along to the account, and to the other device.
  await signUpAtOnce(desk, invitation(), "Search Both");
  await expectInStep(desk);
  await signInAtOnce(phone, "Search Both");
  await openLibraryOnPhone(phone);
  await expect(items(phone).first()).toContainText("1 new moment");
  await expectAccessible(phone);

  // What was looked at on the phone while the desk had no network is new there no more.
  await openLibrary(desk);
  await expect(items(desk).first()).toContainText("1 new moment");
  await desk.context().setOffline(true);
  await expect(searches(desk).getByRole("status").first()).toContainText(
    "No network. This is what was known on",
  );
  await expect(items(desk).first()).toContainText("1 new moment");
  await searches(phone).getByRole("link", { name: "“zyzzyva”", exact: true }).click();
  await expect(phone).toHaveURL(/\/search\?q=zyzzyva&order=newest$/);
  await expect(phone.locator("mark")).toHaveText("zyzzyva");
  await expect(following(phone)).toBeVisible();
  await expectInStep(phone);
  await desk.context().setOffline(false);
  await lookAgain(desk);
  await expect(items(desk).first()).toContainText("Nothing new");

  // The next one is new again, and its hits are ready to be played.
  importEpisode("second", "That zyzzyva is another.");
  await openLibrary(desk);
  await expect(items(desk).first()).toContainText("1 new moment");
  await searches(desk).getByRole("link", { name: "Play the hits of “zyzzyva”" }).click();
  await expect(desk).toHaveURL(/play=1/);
  await expect(following(desk)).toBeVisible();
  await expect(desk.getByRole("main").getByRole("article").first()).toContainText("second");
  await desk.goBack();
  await expect(items(desk).first()).toContainText("Nothing new");
  const feed = searches(desk).getByRole("link", { name: "Feed of “zyzzyva” (RSS)" });
  const read = await desk.request.get((await feed.getAttribute("href")) ?? "");
  expect([read.status(), (await read.text()).match(/<item>/g)?.length]).toEqual([200, 2]);

  // Let go by the keyboard, taken up again, let go for good: on all devices.
  const remove = searches(desk).getByRole("button", { name: "No longer follow “sound” (Speaker: Vera)" });
  await remove.focus();
  await desk.keyboard.press("Enter");
  await expect(items(desk)).toHaveCount(1);
  await expect(searches(desk).getByRole("status").last()).toContainText(
    "“sound” (Speaker: Vera) is no longer followed.",
  );
  await searches(desk).getByRole("button", { name: "Undo" }).focus();
  await desk.keyboard.press("Enter");
  await expect(items(desk)).toHaveCount(2);
  await remove.click();
  await expect(items(desk)).toHaveCount(1);
  await expectInStep(desk);
  await openLibraryOnPhone(phone);
  await expect(items(phone)).toHaveCount(1);

  // Another tab hears of it; who forgets everything forgets this too.
  const tab = await desk.context().newPage();
  await tab.goto("/search?q=zyzzyva");
  await expect(following(tab)).toBeVisible();
  await desk.goto("/settings");
  await desk.getByRole("button", { name: "Forget everything in this browser" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Forget everything" }).click();
  await expect(desk.getByText("Everything is forgotten")).toBeVisible();
  await expect(follow(tab)).toBeVisible();
  await desk.goto("/library");
  await expect(searches(desk)).toContainText("No searches yet.");
  for (const page of [desk, phone]) await page.context().close();
});

/** Looks at a page of every width and colour, without loading it anew. */
async function inEveryLook(page: Page, check: () => Promise<void>): Promise<void> {
  for (const viewport of [PHONE, { width: 1440, height: 900 }])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await check();
    }
}

test("in Russian, with long words and every filter, what is followed is cut off nowhere and goes not sideways", async ({
  browser,
}) => {
  const page = await newPage(browser, { locale: "ru-RU" });
  for (const query of [
    "голос",
    "abracadabra",
    "sound&speaker=Vera&show=set-down-in-sound&from=2026-01-01&length=medium",
  ]) {
    await page.goto(`/search?q=${query}`);
    await page.getByRole("button", { name: "Следить за этим поиском" }).click();
    await expect(page.getByRole("button", { name: "Вы следите" })).toHaveAttribute("aria-pressed", "true");
  }
  await inEveryLook(page, () => expectAccessible(page));
  await page.setViewportSize(PHONE);
  await page.goto("/library");
  await page.getByRole("tab", { name: "Поиски" }).click();
  const item = page.getByRole("region", { name: "Поиски", exact: true }).getByRole("listitem").first();
  await inEveryLook(page, async () => {
    await expect(item).toContainText("Нового нет");
    await expect(item).toContainText("Подкаст: Set Down in Sound");
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  });
  await page.context().close();
});
