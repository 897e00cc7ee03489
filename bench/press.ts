import { type Browser, expect, type Page } from "@playwright/test";
import { openBareSound } from "./bare-sound.ts";
import { median } from "./metrics.ts";
import { PAGES, withSites } from "./sites.ts";

const RUNS = Number(process.argv[2] ?? 9);
/** Times slower than this machine. */
const SLOWER = 4;

/** Runs in the page: notes when it is pressed, when a frame after that begins, and when the sound first moves on. */
const WATCH_PRESS = `
window.heard = { frame: 0, sound: 0 };
document.addEventListener("click", () => {
  const pressed = performance.now();
  requestAnimationFrame(() => { heard.frame = performance.now() - pressed; });
  const look = () => {
    if (document.querySelector("audio").currentTime === 0) setTimeout(look, 2);
    else heard.sound = performance.now() - pressed;
  };
  look();
}, { capture: true, once: true });`;

/** How long after the press of Play an episode is heard, beside an audio element of a bare page. Medians. */
await withSites(async ({ browser, site }) => {
  const file = await soundOf(site);
  const least = await pressOften(browser, (page) => openBareSound(page, site, file));
  const own = await pressOften(browser, async (page) => void (await page.goto(site + PAGES.episode)));
  console.log(`press: ${SLOWER} times slowed, medians of ${RUNS}; the page had time to come to rest`);
  report("bare audio element", least, least);
  report("episode", own, least);
});

/** Milliseconds after a press. */
interface Pressed {
  readonly frame: number;
  readonly sound: number;
}

async function soundOf(site: string): Promise<string> {
  const path = /\/media\/\w+\.mp3/.exec(await (await fetch(site + PAGES.episode)).text())?.[0];
  if (path === undefined) throw new Error("The episode's page names no sound");
  return path;
}

async function pressOften(
  browser: Browser,
  open: (page: Page) => Promise<void>,
): Promise<readonly Pressed[]> {
  const presses: Pressed[] = [];
  // The first one fetches what the others find in memory.
  for (let run = 0; run <= RUNS; run++) presses.push(await press(browser, open));
  return presses.slice(1);
}

async function press(browser: Browser, open: (page: Page) => Promise<void>): Promise<Pressed> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await open(page);
  await page.waitForLoadState("networkidle");
  await expect
    .poll(() => page.evaluate<number>(`document.querySelector("audio").readyState`))
    .toBeGreaterThan(0);
  // Finding the button by its role would take the time that is measured.
  const at = await page.getByRole("button", { name: /^Play/ }).first().boundingBox();
  if (!at) throw new Error("There is nothing to press");
  await page.evaluate(WATCH_PRESS);
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await expect.poll(() => page.evaluate<number>("heard.sound")).toBeGreaterThan(0);
  const heard = await page.evaluate<Pressed>("heard");
  await page.context().close();
  return heard;
}

function report(name: string, presses: readonly Pressed[], least: readonly Pressed[]): void {
  const compare = (pick: (press: Pressed) => number) =>
    `${median(presses.map(pick)).toFixed(0)} ms (${(median(presses.map(pick)) / median(least.map(pick))).toFixed(1)})`;
  console.log(
    `  ${name}: next frame ${compare(({ frame }) => frame)}, sound ${compare(({ sound }) => sound)}`,
  );
}
