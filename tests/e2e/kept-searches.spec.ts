import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./listening.ts";
import { portOf } from "./ports.ts";
import { PASSWORD, signIn, signUp } from "./signing-up.ts";
import { withStart } from "./start.ts";

const PORT = portOf("kept searches");
const root = path.resolve(import.meta.dirname, "../..");
const place = mkdtempSync(path.join(tmpdir(), "playhead-searches-"));
const data = path.join(place, "data");
test.afterAll(() => rmSync(place, { recursive: true, force: true }));

const run = (...args: readonly string[]): string =>
  execFileSync("npm", ["run", "-s", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: data, PORT: String(PORT), LANG: "en" },
  });

const newPage = async (browser: Browser, options = {}): Promise<Page> =>
  (await browser.newContext({ baseURL: `http://localhost:${PORT}`, ...options })).newPage();
const follow = (page: Page) => page.getByRole("button", { name: "Follow this search", exact: true });
const following = (page: Page) => page.getByRole("button", { name: "Following", exact: true });
const searches = (page: Page) => page.getByRole("region", { name: "Searches", exact: true });

const imported: string[] = [];

/** Brings in an episode in which these words are said, while the site serves. */
function importEpisode(name: string, words: string): void {
  const folder = path.join(place, "show");
  mkdirSync(folder, { recursive: true });
  const made = path.join(root, "tests/e2e/shows/japanese");
  copyFileSync(path.join(made, "lamp.mp3"), path.join(folder, `${name}.mp3`));
  writeFileSync(path.join(folder, `${name}.vtt`), `WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`);
  imported.push(name);
  const items = imported.map(
    (item, index) => `<item><title>${item}</title><guid>${item}</guid>
      <pubDate>${new Date(Date.UTC(2026, 10, 20 + index)).toUTCString()}</pubDate>
      <enclosure url="${item}.mp3" type="audio/mpeg" length="1"/>
      <podcast:transcript url="${item}.vtt" type="text/vtt"/></item>`,
  );
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">
      <channel><title>Said again</title><language>en</language>${items.join("")}</channel></rss>`,
  );
  expect(run("import", "--", feed)).toContain("1 episode added");
}

/** Waits on the page of the account until all is told on both sides. */
async function expectInStep(page: Page): Promise<void> {
  await page.goto("/settings/account");
  await expect(page.getByRole("region", { name: "In step", exact: true })).toContainText("In step as of");
}

async function openLibrary(page: Page): Promise<void> {
  await page.goto("/library");
  await expect(searches(page).getByRole("listitem").first()).toBeVisible();
}

test("a search is followed, says when it was said again, on all devices, and is let go", async ({
  browser,
}) => {
  // It begins a site of its own, and brings in episodes.
  test.setTimeout(420_000);
  await withStart({ port: PORT, data }, async () => {
    const [desk, phone] = [
      await newPage(browser),
      await newPage(browser, { viewport: { width: 390, height: 844 } }),
    ];

    // Without an account, by the keyboard alone.
    await desk.goto("/search?q=sound&order=oldest&speaker=Vera");
    await follow(desk).focus();
    await desk.keyboard.press("Enter");
    await expect(following(desk)).toBeFocused();
    await expect(following(desk)).toHaveAttribute("aria-pressed", "true");
    await expect(desk.getByText("Followed. Your library says when it is said again.")).toBeVisible();
    await desk.goto("/search?q=zyzzyva");
    await expect(desk.getByText("Nothing found for “zyzzyva”")).toBeVisible();
    await follow(desk).click();
    await expectAccessible(desk);
    await desk.reload();
    await expect(following(desk)).toBeVisible();
    await desk.goto("/search?q=sound&speaker=Vera");
    await expect(following(desk)).toBeVisible();
    await desk.goto("/search?q=sound");
    await expect(follow(desk)).toHaveAttribute("aria-pressed", "false");

    await openLibrary(desk);
    await expect(searches(desk).getByRole("listitem")).toHaveText([
      /“zyzzyva”.*Nothing new/,
      /“sound”.*Speaker: Vera.*Nothing new.*newest Nov \d+, 2026/,
    ]);
    importEpisode("first", "A zyzzyva is a beetle.");
    await openLibrary(desk);
    await expect(searches(desk).getByRole("listitem").first()).toHaveText(
      /“zyzzyva”.*1 new moment.*newest Nov 20, 2026/,
    );
    await expect(searches(desk).getByRole("listitem").nth(1)).toContainText("Nothing new");
    await expectAccessible(desk);

    // What the browser has followed comes along to the account, and to the other device.
    await signUp(desk, /\/sign-up\?\S+/.exec(run("invite", "--", "listener"))?.[0] ?? "", "Search Both");
    await expectInStep(desk);
    await phone.goto("/sign-in?next=%2Fsettings%2Faccount");
    await signIn(phone, "Search Both", PASSWORD);
    await expect(phone.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
    await expectInStep(phone);
    await openLibraryOnPhone(phone);
    await expect(searches(phone).getByRole("listitem").first()).toContainText("1 new moment");
    await expectAccessible(phone);

    // What was looked at on the phone while the desk had no network is new there no more.
    await openLibrary(desk);
    await expect(searches(desk).getByRole("listitem").first()).toContainText("1 new moment");
    await desk.context().setOffline(true);
    await expect(searches(desk).getByRole("status").first()).toContainText(
      "No network. This is what was known on",
    );
    await expect(searches(desk).getByRole("listitem").first()).toContainText("1 new moment");
    await searches(phone).getByRole("link", { name: "“zyzzyva”", exact: true }).click();
    await expect(phone).toHaveURL(/\/search\?q=zyzzyva&order=newest$/);
    await expect(phone.locator("mark")).toHaveText("zyzzyva");
    await expect(following(phone)).toBeVisible();
    await expectInStep(phone);
    await desk.context().setOffline(false);
    await desk.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(searches(desk).getByRole("listitem").first()).toContainText("Nothing new");

    // The next one is new again, and its hits are ready to be played.
    importEpisode("second", "That zyzzyva is another.");
    await openLibrary(desk);
    await expect(searches(desk).getByRole("listitem").first()).toContainText("1 new moment");
    await searches(desk).getByRole("link", { name: "Play the hits of “zyzzyva”" }).click();
    await expect(desk).toHaveURL(/play=1/);
    await expect(following(desk)).toBeVisible();
    await expect(desk.getByRole("main").getByRole("article").first()).toContainText("second");
    await desk.goBack();
    await expect(searches(desk).getByRole("listitem").first()).toContainText("Nothing new");
    const feed = searches(desk).getByRole("link", { name: "Feed of “zyzzyva” (RSS)" });
    const read = await desk.request.get((await feed.getAttribute("href")) ?? "");
    expect([read.status(), (await read.text()).match(/<item>/g)?.length]).toEqual([200, 2]);

    // Let go by the keyboard, taken up again, let go for good: on all devices.
    const remove = searches(desk).getByRole("button", { name: "No longer follow “sound” (Speaker: Vera)" });
    await remove.focus();
    await desk.keyboard.press("Enter");
    await expect(searches(desk).getByRole("listitem")).toHaveCount(1);
    await expect(searches(desk).getByRole("status").last()).toContainText(
      "“sound” (Speaker: Vera) is no longer followed.",
    );
    await searches(desk).getByRole("button", { name: "Undo" }).focus();
    await desk.keyboard.press("Enter");
    await expect(searches(desk).getByRole("listitem")).toHaveCount(2);
    await remove.click();
    await expectInStep(desk);
    await expectInStep(phone);
    await openLibraryOnPhone(phone);
    await expect(searches(phone).getByRole("listitem")).toHaveCount(1);

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

    await lookAtScreens(browser);
    for (const page of [desk, phone]) await page.context().close();
  });
});

/** On a phone the parts of the library take turns. */
async function openLibraryOnPhone(page: Page): Promise<void> {
  await page.goto("/library");
  await page.getByRole("tab", { name: "Searches" }).click();
  await expect(searches(page).getByRole("listitem").first()).toBeVisible();
}

/** In Russian, on a phone, with long words and every filter: nothing is cut off or goes sideways. */
async function lookAtScreens(browser: Browser): Promise<void> {
  for (const [name, viewport] of [
    ["phone", { width: 390, height: 844 }],
    ["desk", { width: 1440, height: 900 }],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await newPage(browser, { locale: "ru-RU", viewport, colorScheme });
      for (const query of [
        "голос",
        "zyzzyva",
        "sound&speaker=Vera&show=set-down-in-sound&from=2026-01-01&length=medium",
      ]) {
        await page.goto(`/search?q=${query}`);
        await page.getByRole("button", { name: "Следить за этим поиском" }).click();
        await expect(page.getByRole("button", { name: "Вы следите" })).toHaveAttribute(
          "aria-pressed",
          "true",
        );
      }
      await expectAccessible(page);
      await page.goto("/library");
      if (name === "phone") await page.getByRole("tab", { name: "Поиски" }).click();
      const list = page.getByRole("region", { name: "Поиски", exact: true });
      await expect(list.getByRole("listitem").first()).toContainText("Нового нет");
      await expect(list.getByRole("listitem").first()).toContainText("Подкаст: Set Down in Sound");
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      await page.context().close();
    }
}
