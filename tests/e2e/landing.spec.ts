import { expect, type Page } from "@playwright/test";
import { EPISODE, expectAccessible, expectPlaying, player, test, timeOf } from "./listening.ts";

const back = (page: Page, time: string) => player(page).getByRole("button", { name: `Back to ${time}` });

test("a jump is undone by its chip, and others by key U", async ({ page }) => {
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await page.getByRole("link", { name: /The Ruler/ }).click();
  await expectPlaying(page);
  await page.keyboard.press("k");
  await expect(back(page, "5:00")).toBeVisible();
  await expectAccessible(page);
  await back(page, "5:00").click();
  await expect.poll(() => timeOf(page)).toBe(300);
  await expect(back(page, "5:00")).toBeHidden();
  await page.keyboard.press("5");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(800);
  await page.keyboard.press("9");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(1500);
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBeLessThan(900);
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBe(300);
});

test("the way back is offered for eight seconds, and for as long as one is at it", async ({ page }) => {
  await page.clock.install();
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await page.keyboard.press("5");
  await back(page, "5:00").hover();
  await page.clock.fastForward(20_000);
  await expect(back(page, "5:00")).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(9000);
  await expect(back(page, "5:00")).toBeHidden();
  await page.keyboard.press("u");
  await expect.poll(() => timeOf(page)).toBe(300);
});

test("a link into an episode that was begun does not spoil one's own place", async ({ page }) => {
  await page.goto(`${EPISODE}?t=600`);
  await page.getByRole("button", { name: "Play from 10:00" }).click();
  await expectPlaying(page);
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();

  await page.goto(`${EPISODE}?t=60,61`);
  await expect(player(page).getByText("You are at a shared moment.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Play from 1:00/ }).click();
  await expect(player(page).getByRole("button", { name: "Keep listening" })).toBeVisible();
  await page.keyboard.press("j");
  await player(page)
    .getByRole("button", { name: /^Return to 10:0\d$/ })
    .click();
  await expect.poll(() => timeOf(page)).toBeGreaterThanOrEqual(600);
  await expect(player(page).getByText("You are at a shared moment.")).toBeHidden();

  await page.goto(`${EPISODE}?t=60`);
  await page.getByRole("button", { name: "Play from 1:00" }).click();
  await expectPlaying(page);
  await player(page).getByRole("button", { name: "Go on from here" }).click();
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  await page.goto(EPISODE);
  await expect(page.getByRole("button", { name: /^Resume from 1:0\d$/ })).toBeVisible();
});

test("a range stops exactly, is played again, looped, and listened on from", async ({ page }) => {
  await page.goto(`${EPISODE}?t=60,61.5`);
  await page.getByRole("button", { name: /^Play from 1:00/ }).click();
  const again = player(page).getByRole("button", { name: "Play again" });
  await expect(again).toBeVisible();
  expect(Math.abs((await timeOf(page)) - 61.5)).toBeLessThan(0.05);
  await again.click();
  await expect(again).toBeHidden();
  const loop = player(page).getByRole("button", { name: "Loop" });
  await loop.click();
  await expect(loop).toHaveAttribute("aria-pressed", "true");
  const rounds = page.locator("audio").evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<boolean>((resolve) => {
        let seeks = 0;
        audio.addEventListener("pause", () => resolve(false));
        audio.addEventListener("seeked", () => ++seeks === 2 && resolve(true));
      }),
  );
  expect(await rounds).toBe(true);
  await loop.click();
  await player(page).getByRole("button", { name: "Keep listening" }).click();
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThan(61.5);
});

test("a time is typed where the clock is", async ({ page }) => {
  await page.goto(EPISODE);
  const clock = player(page).getByRole("button", { name: /Go to a time$/ });
  await clock.click();
  const field = player(page).getByRole("textbox", { name: "Go to a time" });
  await field.fill("soon");
  await field.press("Enter");
  await expect(player(page).getByText("Type a time, such as 12:34")).toBeVisible();
  await expectAccessible(page);
  await field.fill("12:34");
  await field.press("Enter");
  await expect.poll(() => timeOf(page)).toBe(754);
  await expect(clock).toBeFocused();
  await clock.click();
  await field.press("Escape");
  await expect(clock).toBeFocused();
  expect(await timeOf(page)).toBe(754);
});
