import { expect, type Locator, type Page } from "@playwright/test";
import { readHits } from "#core/search/hits-file.ts";
import { type HitBatch, hitsHref } from "#core/search/playable-hit.ts";
import { searchFor } from "#core/search/request.ts";
import {
  EPISODE,
  expectAccessible,
  expectPlaying,
  lastStart,
  player,
  setSpeed,
  test,
  timeOf,
  untilAlive,
  watchStarts,
} from "./listening.ts";

const QUERY = "lighthouse OR sound";
const RESULTS = `/search?q=${encodeURIComponent(QUERY)}`;

interface Sounding {
  lastPlayed?: HTMLMediaElement;
}

/** Lets `heardTime` find the element of a preview, which is not on the page. Call it before the page is opened. */
async function listenToPreviews(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      Object.assign(window, { lastPlayed: this });
      return play.call(this);
    };
  });
}

/** Seconds, as the element says that was started last. */
function heardTime(page: Page): Promise<number> {
  return page.evaluate(() => (window as Window & Sounding).lastPlayed?.currentTime ?? 0);
}

/** The shown moments, without the titles of chapters. */
function spokenHits(page: Page): Locator {
  const chapter = page.locator("cite").filter({ hasText: /^Chapter$/ });
  return page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.locator("mark"), hasNot: chapter });
}

/** Those that can be heard, as far as one batch goes. */
async function allHits(page: Page): Promise<HitBatch> {
  return readHits(await (await page.request.get(hitsHref(searchFor(QUERY), 0))).json());
}

async function startOf(page: Page, link: Locator): Promise<number> {
  const href = (await link.getAttribute("href")) ?? "";
  return Number(new URL(href, page.url()).searchParams.get("t"));
}

async function expectHit(page: Page, number: number, total: number, start: number): Promise<void> {
  await expect(player(page).getByText(`Hit ${number} of ${total}`)).toBeVisible();
  await expect.poll(async () => Math.abs((await timeOf(page)) - start)).toBeLessThan(2.6);
  await expectPlaying(page);
}

test("a hit is previewed in place, and what played waits and plays on", async ({ page }) => {
  await listenToPreviews(page);
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await setSpeed(page, 0.1);
  await page.keyboard.press("/");
  await page.keyboard.type(QUERY);
  await page.keyboard.press("Enter");
  const hit = spokenHits(page).last();
  const row = hit.locator("xpath=..");
  await row.getByRole("button", { name: /^Preview \d/ }).click();
  const stop = row.getByRole("button", { name: "Stop preview" });
  await expect(stop).toBeVisible();
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const left = await timeOf(page);
  const start = await startOf(page, hit);
  await expect.poll(async () => Math.abs((await heardTime(page)) - start)).toBeLessThan(0.9);
  expect(await timeOf(page)).toBeCloseTo(left, 1);
  await stop.click();
  await expect(row.getByRole("button", { name: /^Preview \d/ })).toBeVisible();
  await expectPlaying(page);
  const gone = (await timeOf(page)) - left;
  expect(gone).toBeGreaterThan(0);
  expect(gone).toBeLessThan(10);
});

test("a preview ends by itself after eight seconds", async ({ page }) => {
  await page.goto(RESULTS);
  await untilAlive(page);
  await setSpeed(page, 0.1);
  await page
    .getByRole("button", { name: /^Preview \d/ })
    .first()
    .click();
  const stop = page.getByRole("button", { name: "Stop preview" });
  await expect(stop).toBeVisible();
  await setSpeed(page, 1);
  await expect(stop).toHaveCount(0);
});

test("all hits are played in turn, on every page, take nobody's place, and have an address", async ({
  page,
}) => {
  await watchStarts(page);
  const { total, hits: all } = await allHits(page);
  await page.goto(RESULTS);
  const listed = spokenHits(page);
  expect(total).toBeGreaterThan(await listed.count());
  const starts: number[] = [];
  for (const hit of (await listed.all()).slice(0, 3)) starts.push(await startOf(page, hit));
  const [first = 0, second = 0, third = 0] = starts;
  // What is fetched on the way is no file of hits for a while.
  await page.route("**/search/hits.json?*", (route) => route.fulfill({ body: "<h1>Bad Gateway</h1>" }));
  await untilAlive(page);
  await setSpeed(page, 0.1);
  await page.getByRole("button", { name: "Play the hits" }).click();
  await expectHit(page, 1, total, first);
  const played = page.getByRole("main").locator("[aria-current=true]");
  await expect(played.getByRole("link")).toHaveAttribute("href", new RegExp(`[?]t=${first}&`));

  // Past the end of its passage, without a jump of the listener's own.
  await page.locator("audio").evaluate((audio: HTMLAudioElement) => {
    audio.currentTime += 300;
  });
  await expectHit(page, 2, total, second);
  await expect(played.getByRole("link")).toHaveAttribute("href", new RegExp(`[?]t=${second}&`));
  await expect(page.getByRole("main").getByText(/^Playing of the hits: \d/)).toHaveCount(1);
  await page.getByRole("link", { name: "Playhead, home" }).click();
  await expect(page.getByRole("heading", { name: "Newest episodes" })).toBeVisible();
  await page.keyboard.press("n");
  await expectHit(page, 3, total, third);

  // Beyond what the results list.
  await page.keyboard.press("n");
  await expect(player(page).getByText("Hit 4 could not be fetched. Your place is kept.")).toBeVisible();
  await expect(player(page).getByText(`Hit 3 of ${total}`)).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/search/hits.json?*");
  await player(page).getByRole("button", { name: "Try again" }).click();
  await expectHit(page, 4, total, all[3]?.start ?? 0);
  await page.keyboard.press("Shift+N");
  await expect(player(page).getByText(`Hit 3 of ${total}`)).toBeVisible();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await player(page).getByRole("button", { name: "Copy link to this hit and the others" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `Link to hit 3 of ${total} copied` }),
  ).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await player(page).getByRole("button", { name: "Stop playing the hits" }).click();
  await expect(player(page).getByText(/^Hit \d/)).toHaveCount(0);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Continue listening" })).toHaveCount(0);

  await page.goto(link);
  const ready = page.getByRole("region", { name: "Play the hits" });
  await expect(ready.getByText(`Hit 3 of ${total}`)).toBeVisible();
  await ready.getByRole("button", { name: "Play the hits" }).click();
  await expect(player(page).getByText(`Hit 3 of ${total}`)).toBeVisible();
  await expectPlaying(page);
  expect(Math.abs((await lastStart(page)) - third)).toBeLessThan(2.6);
  await expectAccessible(page);
});

test("a jump of one's own stops the going on, and N takes it up again", async ({ page }) => {
  const { total } = await allHits(page);
  await page.goto(RESULTS);
  const second = await startOf(page, spokenHits(page).nth(1));
  const hit = player(page).getByText(`Hit 1 of ${total}`);
  await untilAlive(page);
  await setSpeed(page, 0.1);
  await page.keyboard.press("n");
  await expect(hit).toBeVisible();
  await expectPlaying(page);
  await page.keyboard.press("1");
  await expect.poll(async () => Math.abs((await timeOf(page)) - 170)).toBeLessThan(5);
  await expectPlaying(page);
  await expect(hit).toBeVisible();
  await page.keyboard.press("n");
  await expectHit(page, 2, total, second);
});

test("the strip plays from the nearest mark, and arrows go along it", async ({ page }) => {
  await watchStarts(page);
  await page.goto(RESULTS);
  const strip = page.getByRole("list", { name: "Where in the episode" }).first();
  const marks = strip.getByRole("link");
  await untilAlive(page);
  await marks.first().focus();
  await page.keyboard.press("End");
  await expect(marks.last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(marks.nth(1)).toBeFocused();
  await expect(strip.locator("a[tabindex='0']")).toHaveCount(1);

  const start = await startOf(page, marks.last());
  const mark = await marks.last().boundingBox();
  if (!mark) throw new Error("The last mark is not on the page");
  // Beside the mark, where nothing is nearer.
  await page.mouse.click(mark.x + mark.width + 2, mark.y + mark.height / 2);
  await expect(page).toHaveURL(new RegExp(`[?]t=${start}&find=`));
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThanOrEqual(start - 0.3);
  expect(await lastStart(page)).toBeLessThan(start + 10);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("hits and marks are links that keep the query", async ({ page }) => {
    await page.goto(RESULTS);
    const mark = page.getByRole("list", { name: "Where in the episode" }).first().getByRole("link").first();
    await expect(mark).toHaveAttribute("href", /\?t=[\d.]+&find=lighthouse%20OR%20sound$/);
    await spokenHits(page).first().click();
    await expect(page).toHaveURL(/\?t=[\d.]+&find=lighthouse/);
  });
});
