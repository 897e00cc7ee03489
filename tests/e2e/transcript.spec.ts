import { expect } from "@playwright/test";
import {
  EPISODE,
  EPISODES,
  expectPlaying,
  lastStart,
  measuredWords,
  player,
  SHOW,
  setSpeed,
  spokenWord,
  test,
  timeOf,
  watchStarts,
} from "./listening.ts";

/** HTMLMediaElement.readyState: it can play from where it is. */
const HAVE_FUTURE_DATA = 3;

for (const { name, title } of EPISODES) {
  test(`the marked word is the one whose measured time holds the moment: ${title}`, async ({ page }) => {
    const words = measuredWords(name);
    expect(words.length).toBeGreaterThan(4000);
    await page.goto(`${SHOW}/${name}`);
    await expect(player(page)).toBeVisible();
    const audio = page.locator("audio");
    // Until it could play from there, the player takes the sound to where it was put in.
    await expect
      .poll(() => audio.evaluate((a: HTMLAudioElement) => a.readyState))
      .toBeGreaterThanOrEqual(HAVE_FUTURE_DATA);
    for (let point = 1; point <= 10; point++) {
      const index = Math.floor((words.length * point) / 11);
      const word = words[index];
      const next = words[index + 1];
      if (!word || !next) throw new Error(`No word at point ${point}`);
      await audio.evaluate(
        (a: HTMLAudioElement, time) => {
          a.currentTime = time;
        },
        (word.start + next.start) / 2,
      );
      await expect.poll(() => spokenWord(page), `at ${word.start} s`).toBe(word.text);
    }
  });
}

test("while it plays, the marked word is the one that is spoken", async ({ page }) => {
  const words = measuredWords(EPISODES[0].name);
  await page.goto(`${EPISODE}?t=120`);
  await page.getByRole("button", { name: "Play from 2:00" }).click();
  await expectPlaying(page);
  for (let look = 0; look < 20; look++) {
    const seen = await page.evaluate(
      () =>
        new Promise<{ before: number; time: number; word: string }>((resolve) => {
          const look = () => document.querySelector("audio")?.currentTime ?? -1;
          requestAnimationFrame(() => {
            const before = look();
            requestAnimationFrame(() => {
              const word = [...(CSS.highlights.get("spoken") ?? [])].map(String).join(" ");
              resolve({ before, time: look(), word });
            });
          });
        }),
    );
    // Within a frame or two of a boundary either word is right, however long frames take.
    const first = words.findLastIndex((word) => word.start <= seen.before - 0.05);
    const candidates = words.slice(first).filter((word) => word.start <= seen.time);
    expect(candidates.map((word) => word.text)).toContain(seen.word);
  }
});

test("a click on a word plays from it, and selecting words does not", async ({ page }) => {
  await watchStarts(page);
  const words = measuredWords(EPISODES[0].name);
  await page.goto(EPISODE);
  await expect(player(page)).toBeVisible();
  const place = await page.evaluate(() => {
    const node = document.querySelectorAll("[data-words]")[1]?.firstChild;
    const range = new Range();
    if (!node) throw new Error("No second passage");
    const text = node.textContent ?? "";
    const start = text.indexOf(" ", 30) + 1;
    range.setStart(node, start);
    range.setEnd(node, text.indexOf(" ", start));
    const box = range.getBoundingClientRect();
    const first = document.querySelectorAll("[data-words]")[0]?.textContent ?? "";
    const index = first.split(" ").length + text.slice(0, start).split(" ").length - 1;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, index };
  });
  await page.mouse.move(place.x - 80, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x + 80, place.y, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe("");
  expect(await timeOf(page)).toBe(0);
  await page.mouse.click(place.x, place.y);
  expect(await timeOf(page)).toBe(0);
  await page.mouse.click(place.x, place.y);
  const word = words[place.index];
  await expect.poll(() => timeOf(page)).toBeGreaterThanOrEqual((word?.start ?? Number.NaN) - 0.05);
  await expectPlaying(page);
  expect(await lastStart(page)).toBeLessThan((word?.start ?? 0) + 10);
});

test("it follows, leaves a scrolling reader alone, and comes back when asked", async ({ page }) => {
  // Scrolled at once, and slow: no scroll of the page's own is under way when the person's begins.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${EPISODE}?t=600`);
  await page.getByRole("button", { name: "Play from 10:00" }).click();
  await expectPlaying(page);
  await setSpeed(page, 0.1);
  const current = page.locator("[data-passage][aria-current]");
  await expect(current).toBeInViewport();
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -6000);
  const back = page.getByRole("button", { name: "Back to now" });
  await expect(back).toBeVisible();
  await expect(current).not.toBeInViewport();
  await back.click();
  await expect(current).toBeInViewport();
  await expect(back).toBeHidden();
});

test("find marks every match from the first letter and steps through them", async ({ page }) => {
  await page.goto(EPISODE);
  const find = page.getByRole("searchbox", { name: "Find in transcript" });
  await find.fill("sound");
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  const total = await page.evaluate(() => CSS.highlights.get("found")?.size ?? 0);
  expect(total).toBeGreaterThan(5);
  await expect(page.getByText(`1 of ${total}`)).toBeVisible();
  await page.getByRole("button", { name: "Next match" }).click();
  await expect(page.getByText(`2 of ${total}`)).toBeVisible();
  await page.getByRole("button", { name: "Previous match" }).click();
  await page.getByRole("button", { name: "Previous match" }).click();
  await expect(page.getByText(`${total} of ${total}`)).toBeVisible();
  await find.fill("zzzz");
  await expect(page.getByText("No match")).toBeVisible();
});
