import { expect, type Page } from "@playwright/test";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  player,
  setSpeed,
  test,
  timeOf,
} from "./listening.ts";

const SPOKEN = `/shows/set-down-in-sound/${EPISODES[1].name}`;
/** Where the second chapter of that episode begins. Seconds. */
const SECOND_CHAPTER = 188.358;

const volume = (page: Page) =>
  page.locator("audio").evaluate((audio: HTMLAudioElement) => [audio.paused, audio.volume] as const);

test("the sound fades and ends with the chapter, and there is a way back to where that was set", async ({
  page,
}) => {
  const set = SECOND_CHAPTER - 13;
  await page.goto(`${SPOKEN}?t=${set}`);
  await page.getByRole("button", { name: /^Play from / }).click();
  await expectPlaying(page);
  const timer = player(page).getByRole("button", { name: /^Sleep timer/ });
  await timer.click();
  await player(page).getByRole("button", { name: "End of chapter" }).click();
  await expect(timer).toHaveAccessibleName(/^Sleep timer 0:\d\d left$/);
  await expect.poll(async () => (await volume(page))[1]).toBeLessThan(0.6);
  await expect.poll(() => volume(page), { timeout: 30_000 }).toEqual([true, 1]);
  const ended = await timeOf(page);
  expect(ended).toBeGreaterThan(SECOND_CHAPTER - 0.5);
  expect(ended).toBeLessThan(SECOND_CHAPTER + 3);

  // The morning after.
  await page.reload();
  await player(page)
    .getByRole("button", { name: /^Back to where you fell asleep, \d:\d\d$/ })
    .click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeLessThan(ended);
  await expect(player(page).getByText("The sleep timer ended the sound.")).toBeHidden();

  await page.keyboard.press("z");
  await expect(timer).toHaveAccessibleName(/^Sleep timer 1[45]:\d\d left$/);
  await page.keyboard.press("z");
  await expect(timer).toHaveAccessibleName(/^Sleep timer (29|30):\d\d left$/);
  await timer.click();
  await expectAccessible(page);
  await player(page).getByRole("button", { name: "Turn off" }).click();
  await expect(timer).toHaveAccessibleName("Sleep timer");
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a sentence is said again, slower and counted, and speakers are stepped through", async ({ page }) => {
    await page.goto(`${EPISODE}?t=10`);
    await page.getByRole("button", { name: /^Play from / }).tap();
    await expectPlaying(page);
    await page.getByRole("button", { name: "Expand" }).tap();
    const sheet = page.getByRole("dialog", { name: "Full player" });
    await sheet.getByRole("button", { name: "Sentences" }).tap();
    await expectAccessible(page);
    // A short one.
    await page.locator("audio").evaluate((audio: HTMLAudioElement) => {
      audio.currentTime = 25.2;
    });
    await sheet.getByRole("button", { name: "60%" }).tap();
    await sheet.getByRole("button", { name: "2 times" }).tap();
    await expect(sheet.getByText("This sentence again: 1 of 2")).toBeVisible();
    const rate = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate);
    expect(await rate()).toBe(0.6);
    await expect(sheet.getByText("This sentence again: 2 of 2")).toBeVisible({ timeout: 30_000 });
    await expect(sheet.getByText("This sentence again")).toBeHidden({ timeout: 30_000 });
    expect(await rate()).toBe(1);

    // Slower, for a sentence may be short.
    await setSpeed(page, 0.25);
    const before = await timeOf(page);
    await sheet.getByRole("button", { name: "Next speaker" }).tap();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(before + 1);
    await sheet.getByRole("button", { name: "Previous speaker" }).tap();
    await sheet.getByRole("button", { name: "Say again", exact: true }).tap();
    await expect(sheet.getByText("This sentence again: 1 of 1")).toBeVisible();
    await sheet.getByRole("button", { name: "Go on", exact: true }).tap();
    await expect.poll(rate).toBe(0.25);
  });
});
