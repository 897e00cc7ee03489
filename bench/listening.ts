import type { Browser, CDPSession, Page } from "@playwright/test";
import { z } from "zod";
import { openBareSound } from "./bare-sound.ts";
import { type Held, openMetrics, readHeld, readMetric, takeTasks, WATCH_TASKS } from "./metrics.ts";
import { kilobytes } from "./sites.ts";

/** Times slower than this machine. */
const SLOWER = 4;
const SECONDS = 10;
const CHANGES = 20;
/** So many steps of half a minute in each episode make half an hour in all. */
const STEPS = 3;
/** For what takes a second or two, on a machine that is slow as well. Milliseconds. */
const PATIENCE = 60_000;

/** Addresses of the site, which is at `base`. */
interface Listening {
  readonly base: string;
  /** The page of an episode of 30,000 words. */
  readonly episode: string;
  /** Titles of two episodes that stand on the first page. */
  readonly titles: readonly [string, string];
  /** The address of a sound. */
  readonly sound: string;
}

type Open = (page: Page) => Promise<void>;

/** What listening costs a browser, beside a page that is an audio element and nothing else. */
export async function measureListening(browser: Browser, listening: Listening): Promise<void> {
  const openBare: Open = (page) => openBareSound(page, listening.base, listening.sound);
  const openEpisode: Open = async (page) => void (await page.goto(listening.base + listening.episode));
  await measureFirstPaint(browser, openEpisode, openBare);
  console.log(`playing: ${SECONDS} s, an episode of 30,000 words`);
  const least = await play(browser, "bare page", openBare, playBare);
  const busy = await play(browser, "episode", openEpisode, playEpisode);
  console.log(`    ratio: ${(busy / least).toFixed(1)}`);
  console.log(
    `memory: ${CHANGES} changes of episode, ${(CHANGES * STEPS) / 2} minutes of sound gone through`,
  );
  reportHeld("bare page", await changeBare(browser, openBare));
  reportHeld("site", await changeEpisodes(browser, listening));
}

/**
 * Waits for a fact, a JavaScript expression. Asks again and again: Playwright's own way evaluates texts in the page, which the
 * policy of the pages forbids. Throws where the fact does not come.
 */
async function until(page: Page, fact: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await page.evaluate(fact))) {
    if (performance.now() > end) throw new Error(`After ${PATIENCE} ms not yet: ${fact}`);
    await page.waitForTimeout(20);
  }
}

async function openSlow(browser: Browser, open: Open): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await openMetrics(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(WATCH_TASKS);
  await open(page);
  return { page, session };
}

/** The first paint of the waveform, and of a text where there is nothing else. */
async function measureFirstPaint(browser: Browser, openEpisode: Open, openBare: Open): Promise<void> {
  const paint = `performance.getEntriesByName("first-paint")[0]?.startTime ?? 0`;
  const { page } = await openSlow(browser, openEpisode);
  await until(page, "drawn > 0");
  const [first, drawn] = z.tuple([z.number(), z.number()]).parse(await page.evaluate(`[${paint}, drawn]`));
  await page.close();
  const { page: other } = await openSlow(browser, openBare);
  await until(other, `${paint} > 0`);
  const least = z.number().parse(await other.evaluate(paint));
  await other.close();
  console.log(
    `first paint, ${SLOWER} times slowed: page ${Math.round(first)} ms, waveform ${Math.round(drawn)} ms, ${(drawn / least).toFixed(1)} times the ${Math.round(least)} ms of a bare page`,
  );
}

/** Milliseconds of the main thread for a second of sound, on this machine. */
async function play(
  browser: Browser,
  name: string,
  open: Open,
  begin: (page: Page) => Promise<void>,
): Promise<number> {
  const { page, session } = await openSlow(browser, open);
  await begin(page);
  await until(page, `document.querySelector("audio").currentTime > 3`);
  await takeTasks(page);
  // Waited for by the clock: what is measured is what the page does in this time.
  await page.waitForTimeout(SECONDS * 1000);
  const tasks = await takeTasks(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const before = await readMetric(session, "TaskDuration");
  await page.waitForTimeout(SECONDS * 1000);
  const busy = ((await readMetric(session, "TaskDuration")) - before) * (1000 / SECONDS);
  await page.close();
  const longest = tasks.reduce((most, task) => Math.max(most, task), 0);
  console.log(
    `  ${name}: main thread ${busy.toFixed(1)} ms a second; ${SLOWER} times slowed ${tasks.length} tasks over 50 ms, the longest ${Math.round(longest)} ms`,
  );
  return busy;
}

const playBare = async (page: Page) => {
  await page.evaluate(`document.querySelector("audio").play()`);
};
const playEpisode = async (page: Page) => {
  await page.getByRole("main").getByRole("button", { name: /^Play/ }).first().click();
};

async function changeBare(browser: Browser, open: Open): Promise<readonly Held[]> {
  const page = await browser.newPage();
  const session = await openMetrics(page);
  await open(page);
  const held: Held[] = [];
  for (let change = 0; change <= CHANGES; change++) {
    if (change % 5 === 0) held.push(await readHeld(session));
    await page.evaluate(
      `{ const audio = document.querySelector("audio"); audio.src = audio.src.split("#")[0] + "#${change}"; }`,
    );
    await playBare(page);
    await until(page, `document.querySelector("audio").currentTime > 0.5`);
    for (let step = 1; step <= STEPS; step++)
      await page.evaluate(`document.querySelector("audio").currentTime = ${step * 30}`);
  }
  await page.close();
  return held;
}

/** Plays the one and the other from the first page, opens the page of what plays, steps on, and goes back. */
async function changeEpisodes(browser: Browser, { base, titles }: Listening): Promise<readonly Held[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await openMetrics(page);
  // What comes after the page is there before the first reading, or it would seem to be held by the changes.
  await page.goto(base, { waitUntil: "networkidle" });
  const held: Held[] = [];
  for (let change = 0; change <= CHANGES; change++) {
    const title = titles[change % 2 === 0 ? 0 : 1];
    if (change % 5 === 0) held.push(await readHeld(session));
    await page
      .getByRole("button", { name: `Play ${title}` })
      .first()
      .click();
    await page.getByRole("main").getByRole("link", { name: title }).first().click();
    await page.locator("[data-passage]").first().waitFor();
    await until(page, `!document.querySelector("audio").paused`);
    for (let step = 1; step <= STEPS; step++) {
      const before = z.number().parse(await page.evaluate(`document.querySelector("audio").currentTime`));
      await page.keyboard.press("l");
      await until(page, `document.querySelector("audio").currentTime > ${before + 29}`);
    }
    await page.getByRole("link", { name: "Playhead, home" }).click();
    await page.getByRole("heading", { name: "Newest episodes" }).waitFor();
  }
  await page.close();
  return held;
}

function reportHeld(name: string, held: readonly Held[]): void {
  const parts = held.map(({ heap, nodes }, at) => `after ${at * 5} ${kilobytes(heap)} and ${nodes} nodes`);
  console.log(`  ${name}: ${parts.join(", ")}`);
}
