import { expect } from "@playwright/test";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  pause,
  player,
  SHOW,
  test,
  timeOf,
  untilAlive,
} from "./listening.ts";

test("steps and speeds are as they are set, a show may have its own, and all can be forgotten", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expectAccessible(page);
  await untilAlive(page);
  await page.getByLabel("Step back").selectOption("10 seconds");
  await page.getByLabel("Step forward").selectOption("120 seconds");
  await page.getByLabel("Follow the sound").uncheck();
  await page.goto(EPISODE);
  await expect(page.getByRole("button", { name: "Follow" })).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await pause(page);
  const before = await timeOf(page);
  await player(page).getByRole("button", { name: "Forward 120 seconds" }).click();
  await player(page).getByRole("button", { name: "Back 10 seconds" }).click();
  await expect.poll(() => timeOf(page)).toBeCloseTo(before + 110);
  await expect(player(page).getByRole("button", { name: /^[1-9]:\d\d heard/ })).toBeVisible();

  // A speed for this show alone.
  const rate = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate);
  await player(page)
    .getByRole("button", { name: /^Speed/ })
    .click();
  await player(page).getByLabel("For this show only").check();
  await player(page).getByRole("button", { name: "1.5×" }).click();
  await expect.poll(rate).toBe(1.5);
  await page.goto("/");
  await page.getByRole("button", { name: /^Play Почему/ }).click();
  await expectPlaying(page);
  expect(await rate()).toBe(1);
  await page.goto(SHOW);
  await page.getByRole("button", { name: `Play ${EPISODES[1].title}` }).click();
  await expectPlaying(page);
  expect(await rate()).toBe(1.5);

  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();
  const speeds = page.getByRole("list", { name: "Shows with a speed of their own" });
  await expect(speeds.getByText("1.5×")).toBeVisible();
  await page.getByRole("combobox", { name: "Speed" }).selectOption("2×");
  expect(await rate()).toBe(1.5);
  await speeds.getByRole("button", { name: "as fast as all others" }).click();
  await expect.poll(rate).toBe(2);
  await expect(
    page.getByRole("region", { name: "Kept offline" }).getByText("Nothing is kept yet."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Forget everything in this browser" }).click();
  const asked = page.getByRole("dialog", { name: "Forget everything in this browser" });
  await expect(asked.getByRole("link", { name: "Export your bookmarks first" })).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Forget everything" }).click();
  await expect(page.getByText("Everything is forgotten")).toBeInViewport();
  await expect(page.getByLabel("Step back")).toHaveValue("15");
  await expect(page.getByRole("combobox", { name: "Speed" })).toHaveValue("1");
  await expect(speeds).toBeHidden();
  await expectAccessible(page);
  await page.goto("/");
  await expect(page.getByText("Continue listening")).toBeHidden();
});
