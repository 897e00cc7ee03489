import { readFileSync } from "node:fs";
import { expect, type Locator } from "@playwright/test";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  measuredWords,
  pause,
  player,
  setSpeed,
  test,
  timeOf,
} from "./listening.ts";

/** Words of the wave, and the ends of all of Vera's cues, are written to the millisecond. Seconds. */
const EXACT = 0.02;

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("What is looked for is not on the page");
  return box;
}

/** Where the words of the waveform begin, as the page says. */
function listWords(within: Locator): Promise<readonly { text: string; start: number }[]> {
  return within
    .locator("[data-start]")
    .evaluateAll((words) =>
      words.map((word) => ({ text: word.textContent ?? "", start: Number(word.getAttribute("data-start")) })),
    );
}

test("the waveform is zoomed down to single words, and a press means what is seen", async ({ page }) => {
  // A turn of the wheel scrolls at once.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${EPISODE}?t=600`);
  const dock = player(page);
  const seek = dock.getByRole("slider", { name: "Seek" });
  await expect.poll(() => timeOf(page)).toBe(600);
  const wave = await boxOf(seek);
  const x = wave.x + Math.round(wave.width * 0.3);
  const pointed = ((x - wave.x) / wave.width) * Number(await seek.getAttribute("max"));

  // Of the whole the wheel is the page's.
  await page.mouse.move(x, wave.y + 30);
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);

  // With Ctrl it scales about the pointer, and then alone too; the page stays.
  await page.keyboard.down("Control");
  for (let notch = 0; notch < 6; notch++) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  const scrolled = await page.evaluate(() => window.scrollY);
  for (let notch = 0; notch < 8; notch++) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await listWords(dock)).length).toBeGreaterThan(5);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  const y = (await boxOf(seek)).y + 30;
  const around = await listWords(dock);
  expect(around[0]?.start ?? Number.NaN).toBeLessThan(pointed);
  expect(around.at(-1)?.start ?? Number.NaN).toBeGreaterThan(pointed);
  await page.mouse.click(x, y);
  await expect.poll(async () => Math.abs((await timeOf(page)) - pointed)).toBeLessThan(1);
  await expectAccessible(page);

  // What is written there is what was measured, and begins where it is drawn.
  const measured = new Map(
    measuredWords(EPISODES[0].name).map(({ start, text }) => [start.toFixed(3), text]),
  );
  const words = await listWords(dock);
  for (const { text, start } of words) expect(measured.get(start.toFixed(3))).toBe(text);
  const word = words[Math.floor(words.length / 2)];
  const drawn = await boxOf(dock.locator(`[data-start="${word?.start}"]`));
  await page.mouse.click(drawn.x, y);
  await expect.poll(async () => Math.abs((await timeOf(page)) - (word?.start ?? 0))).toBeLessThan(EXACT);
  const other = words[Math.floor(words.length / 2) - 2];
  const written = await boxOf(dock.locator(`[data-start="${other?.start}"]`));
  await page.mouse.click(written.x + written.width / 2, written.y + written.height / 2);
  await expect.poll(() => timeOf(page)).toBeCloseTo(other?.start ?? 0, 2);

  // A drag moves what is seen, and not the sound.
  const place = await timeOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 600, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await listWords(dock))[0]?.start).toBeGreaterThan(words[0]?.start ?? 0);
  expect(await timeOf(page)).toBe(place);

  // To keys the slider is the whole still; they scale as well, and what plays is followed.
  await seek.focus();
  await page.keyboard.press("PageUp");
  await expect.poll(async () => (await timeOf(page)) - place).toBeCloseTo(30, 1);
  await page.keyboard.press("k");
  await expectPlaying(page);
  const seen = await listWords(dock);
  const last = seen.at(-1)?.start ?? Number.NaN;
  await setSpeed(page, 4);
  await expect.poll(async () => (await listWords(dock))[0]?.start).toBeGreaterThan(last - 1);
  await page.keyboard.press("-");
  await page.keyboard.press("w");
  await expect(dock.getByRole("button", { name: "Zoom out" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("+");
  await expect(dock.getByRole("button", { name: "Zoom out" })).toHaveAttribute("aria-disabled", "false");
  await dock.getByRole("button", { name: "Whole waveform" }).click();
  await expect(dock.getByRole("button", { name: "Zoom out" })).toHaveAttribute("aria-disabled", "true");
});

/** When a speaker of a demo transcript is heard, read from its file by other code than the product's. */
function turnsOf(name: string, speaker: string): readonly { start: number; end: number }[] {
  const source = readFileSync(`prisma/demo/set-down-in-sound/${name}.vtt`, "utf8");
  const seconds = (stamp: string) => stamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return [...source.matchAll(/^([\d:.]+) --> ([\d:.]+).*\n<v ([^>]+)>/gm)].flatMap(
    ([, start = "", end = "", voice]) =>
      voice === speaker ? [{ start: seconds(start), end: seconds(end) }] : [],
  );
}

test("one speaker is heard alone, turn by turn, until everybody is wanted again", async ({ page }) => {
  await page.goto(`${EPISODE}?t=600`);
  const dock = player(page);
  await expect.poll(() => timeOf(page)).toBe(600);
  await dock.getByRole("button", { name: /^Speakers/ }).click();
  await page.getByRole("button", { name: "Next turn of Vera" }).click();
  const turns = turnsOf(EPISODES[0].name, "Vera");
  const first = turns.find(({ start }) => start > 600);
  await expect.poll(() => timeOf(page)).toBeCloseTo(first?.start ?? 0, 2);
  await page.evaluate(() => {
    const heard: number[] = [];
    const audio = document.querySelector("audio");
    let looked = performance.now();
    requestAnimationFrame(function note() {
      const now = performance.now();
      // What sounds while a slow machine lets the page do nothing is not the page's choice. Milliseconds.
      const late = now - looked > 300;
      looked = now;
      if (audio && !audio.paused && !audio.seeking && !late) heard.push(audio.currentTime);
      requestAnimationFrame(note);
    });
    Object.assign(window, { heard });
  });
  await page.getByRole("button", { name: "Hear only Vera" }).click();
  await page.keyboard.press("Escape");
  await expect(dock.getByText(/^Only Vera: turn \d+ of \d+$/)).toBeVisible();
  await expectAccessible(page);
  // Not any faster: a slow machine, which hears of an end a second late, would be far beyond it.
  await expect.poll(() => timeOf(page), { timeout: 120_000 }).toBeGreaterThan(660);
  const heard = await page.evaluate(() => (window as Window & { heard?: number[] }).heard ?? []);
  const inHers = (time: number) => turns.some(({ start, end }) => time > start - 0.3 && time < end + 1.5);
  expect(heard.length).toBeGreaterThan(50);
  expect(heard.filter((time) => !inHers(time))).toEqual([]);
  // All that was heard: less than there is.
  expect(new Set(heard.map(Math.floor)).size).toBeLessThan(45);

  await page.keyboard.press("Escape");
  await expect(dock.getByText(/^Only Vera/)).toHaveCount(0);
  await expectPlaying(page);
  await pause(page);
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("two fingers scale the waveform, one moves it, and a tap goes there", async ({ page }) => {
    await page.goto(`${EPISODE}?t=600`);
    await expect.poll(() => timeOf(page)).toBe(600);
    await page.getByRole("button", { name: "Expand" }).tap();
    const sheet = page.getByRole("dialog", { name: "Full player" });
    // The names of who speaks come with the words, and the sheet comes from below.
    await expect(sheet.getByRole("button", { name: "Vera" }).first()).toBeVisible();
    const seek = sheet.getByRole("slider", { name: "Seek" });
    await seek.hover({ trial: true });
    const wave = await boxOf(seek);
    const session = await page.context().newCDPSession(page);
    const y = wave.y + 30;
    const at = (share: number, id: number) => ({ x: wave.x + share * wave.width, y, id });
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", shares: readonly number[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: shares.map(at) });
    const share = 600 / 1698.4;
    for (let pinch = 0; pinch < 5; pinch++) {
      await touch("touchStart", [share - 0.05, share + 0.05]);
      for (const apart of [0.1, 0.2, 0.3]) await touch("touchMove", [share - apart, share + apart]);
      await touch("touchEnd", []);
    }
    await expect.poll(async () => (await listWords(sheet)).length).toBeGreaterThan(2);
    expect(await timeOf(page)).toBe(600);
    await expectAccessible(page);
    const words = await listWords(sheet);
    await touch("touchStart", [0.8]);
    for (const to of [0.6, 0.4, 0.2]) await touch("touchMove", [to]);
    await touch("touchEnd", []);
    await expect
      .poll(async () => (await listWords(sheet)).at(-1)?.start)
      .toBeGreaterThan(words.at(-1)?.start ?? 0);
    expect(await timeOf(page)).toBe(600);
    const word = (await listWords(sheet)).at(1);
    const drawn = await boxOf(sheet.locator(`[data-start="${word?.start}"]`));
    await page.touchscreen.tap(drawn.x + 1, y);
    await expect.poll(async () => Math.abs((await timeOf(page)) - (word?.start ?? 0))).toBeLessThan(EXACT);
    for (const name of ["Zoom in", "Zoom out", "Whole waveform"]) {
      const { width, height } = await boxOf(sheet.getByRole("button", { name }));
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await sheet.getByRole("button", { name: "Vera" }).first().tap();
    await expect(page.getByRole("button", { name: "Hear only Vera" }).last()).toBeVisible();
  });
});
