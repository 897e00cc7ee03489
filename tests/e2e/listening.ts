import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";
import type axe from "axe-core";

/** The two full episodes of the demo, as their addresses and files name them. */
export const EPISODES = [
  { name: "how-sound-becomes-a-file", title: "How Sound Becomes a File", length: "28:18" },
  {
    name: "how-people-learned-to-search-speech",
    title: "How People Learned to Search Speech",
    length: "25:17",
  },
] as const;

export const SHOW = "/shows/set-down-in-sound";
export const EPISODE = `${SHOW}/${EPISODES[0].name}`;

/** What the browser says of a machine that is slow, not of the page. */
const TOO_SLOW = /was preloaded using link preload but not used within a few seconds/;

/** What it says of a session that was ended elsewhere, which a page can learn only by asking. */
const SIGNED_OUT = /status of 401 \(Unauthorized\) \(\S+\/api\/sync\)$/;

/** How many times slower the browser's pages are than the machine: what a journey takes for granted, a slow one shows. */
const SLOWDOWN = Number(process.env.SLOWDOWN ?? 1);

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

/**
 * Every journey fails when the browser logs an error or a warning, or its page throws; where that is expected: `quiet: false`.
 * One that asks for no page has none, which would cost as much as some of them do in all.
 */
export const test = base.extend<{ quiet: boolean; slow: undefined }>({
  quiet: [true, { option: true }],
  slow: [
    async ({ browser }, use) => {
      // A page that is closed at once can't be made slow any more.
      const onPage = (page: Page) => void slowDown(page).catch(() => {});
      const onContext = (context: BrowserContext) => context.on("page", onPage);
      if (SLOWDOWN > 1) browser.on("context", onContext);
      await use(undefined);
      browser.off("context", onContext);
    },
    { auto: true },
  ],
  page: async ({ page, quiet }, use) => {
    const complaints = quiet ? listenForComplaints(page) : [];
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** What the browser complains of from now on, about this page. */
function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const text = `${message.text()} (${message.location().url})`;
    const isExpected = TOO_SLOW.test(text) || SIGNED_OUT.test(text);
    if (["error", "warning"].includes(message.type()) && !isExpected) complaints.push(text);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

export function player(page: Page): Locator {
  return page.getByRole("region", { name: "Player" });
}

/** Seconds, as the one audio element says. */
export function timeOf(page: Page): Promise<number> {
  return page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
}

/** Bookmarks what stands at `time` of the first episode with key B, and waits until it is kept. */
export async function bookmark(page: Page, time: number, clock: string): Promise<void> {
  await page.goto(`${EPISODE}?t=${time}`);
  await expect.poll(() => timeOf(page)).toBe(time);
  await page.keyboard.press("b");
  await expect(page.getByRole("status").filter({ hasText: `Bookmarked ${clock}` })).toBeVisible();
}

/** Lets `lastStart` tell where sound began, however late it is asked. Call it before the page is opened. */
export async function watchStarts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const note = ({ target }: Event) =>
      target instanceof HTMLMediaElement && Object.assign(window, { lastStart: target.currentTime });
    document.addEventListener("playing", note, { capture: true });
  });
}

/** Where sound began last since the page was loaded, in seconds; NaN if it never did. */
export function lastStart(page: Page): Promise<number> {
  return page.evaluate(() => (window as Window & { lastStart?: number }).lastStart ?? Number.NaN);
}

export async function expectPlaying(page: Page): Promise<void> {
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  const before = await timeOf(page);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(before + 0.3);
}

/** Resolves when the page answers by itself all that is done, and has done what was done before. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => window.earlyActs?.keys === null);
}

/** Presses a link that plays where it leads, once the page is alive: until then it merely leads there, as it does without script. */
export async function pressToPlay(page: Page, link: Locator): Promise<void> {
  await untilAlive(page);
  await link.click();
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
}

/** Pauses the player. Where it stands then, as clocks say it. */
export async function pause(page: Page): Promise<string> {
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const time = Math.floor(await timeOf(page));
  return `${Math.floor(time / 60)}:${String(time % 60).padStart(2, "0")}`;
}

/** Below 1 what is soon over lasts long enough to be looked at. For a page that is alive: it has heard of it then. */
export async function setSpeed(page: Page, speed: number): Promise<void> {
  await page.locator("audio").evaluate((audio: HTMLAudioElement, rate) => {
    if (audio.playbackRate === rate) return;
    const heard = new Promise((resolve) => audio.addEventListener("ratechange", resolve, { once: true }));
    audio.playbackRate = rate;
    return heard;
  }, speed);
}

/** The text that is painted as spoken now; empty for none. */
export function spokenWord(page: Page): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get("spoken") ?? [])].map(String).join(" "));
}

/** Half as long as what the package gives as its source, and as quickly brought into a page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function expectAccessible(page: Page): Promise<void> {
  // It stays in a page that leads on without being loaded.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe: runner } = window as typeof window & { axe: typeof axe };
    // Without preload: it copies style sheets into inline ones, which the policy of the pages forbids. What passes is
    // not looked at any more, and so not told element by element.
    const result = await runner.run({ preload: false, resultTypes: ["violations"] });
    return result.violations.map(
      (v) => `${v.id}: ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  });
  expect(violations).toEqual([]);
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** The words of a demo transcript with their measured times, read from its file by other code than the product's. */
export function measuredWords(name: string): readonly Word[] {
  const source = readFileSync(`prisma/demo/set-down-in-sound/${name}.vtt`, "utf8");
  const words: Word[] = [];
  for (const block of source.split(/\n\n+/)) {
    const [, start, text] = /^([\d:.]+) --> [\d:.]+.*\n([\s\S]+)$/m.exec(block) ?? [];
    if (start === undefined || text === undefined) continue;
    let time = seconds(start);
    for (const piece of text.replace(/<\/?v[^>]*>/g, "").split(/(<[\d:.]+>)|\s+/)) {
      if (!piece) continue;
      if (piece.startsWith("<")) time = seconds(piece.slice(1, -1));
      else words.push({ text: piece.replaceAll("&amp;", "&"), start: time });
    }
  }
  return words;
}

function seconds(stamp: string): number {
  return stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
