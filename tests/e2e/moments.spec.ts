import { expect } from "@playwright/test";
import {
  EPISODE,
  expectPlaying,
  lastStart,
  player,
  pressToPlay,
  SHOW,
  setSpeed,
  spokenWord,
  test,
  timeOf,
  watchStarts,
} from "./listening.ts";
import { markedWords } from "./words.ts";

for (const [address, time] of [
  ["?t=754", 754],
  ["?t=12m34s", 754],
  ["?t=12:34", 754],
  ["?t=754.5,760", 754.5],
  ["#t=754", 754],
  ["#t=npt:12:34", 754],
] as const) {
  test(`${address} cues the sound there and marks the words`, async ({ page }) => {
    await page.goto(`${EPISODE}${address}`);
    await expect.poll(() => timeOf(page)).toBeCloseTo(time, 1);
    await expect.poll(() => page.evaluate(() => CSS.highlights.get("moment")?.size ?? 0)).toBeGreaterThan(0);
    await expect(page.locator("[data-passage][aria-current]")).toBeInViewport();
    expect(await spokenWord(page)).not.toBe("");
    await page.getByRole("button", { name: /^Play (?:from )?12:34/ }).click();
    await expectPlaying(page);
    expect(await timeOf(page)).toBeGreaterThanOrEqual(time);
  });
}

test("what cannot be read is ignored, and a time past the end clamps", async ({ page }) => {
  await page.goto(`${EPISODE}?t=soon`);
  await expect(page.getByRole("button", { name: "Play episode" })).toBeVisible();
  await page.goto(`${EPISODE}?t=99999`);
  await expect(page.getByRole("button", { name: "Play from 28:18" })).toBeVisible();
});

test("a range stops at its end", async ({ page }) => {
  await page.goto(`${EPISODE}?t=60,62`);
  await expect.poll(() => timeOf(page)).toBe(60);
  await setSpeed(page, 0.1);
  await page.getByRole("button", { name: /^Play 1:00 to 1:02/ }).click();
  await expect(player(page).getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await setSpeed(page, 1);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(Math.abs((await timeOf(page)) - 62)).toBeLessThan(0.05);
});

test("a link to now and to a passage is copied, and opens there", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${EPISODE}?t=300`);
  await expect.poll(() => timeOf(page)).toBe(300);
  await page.getByRole("button", { name: "Copy link", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Link to 5:00 copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?t=300$/);
  const passage = page.locator("[data-passage]").nth(3);
  await passage.hover();
  await passage.getByRole("button", { name: /^Copy link to/ }).click();
  const start = await passage.locator("[data-time]").getAttribute("data-time");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`?t=${start}`);
});

test("a highlight of the show's makers plays just its part, whatever plays", async ({ page }) => {
  await page.goto(`${EPISODE}?t=300`);
  await page.getByRole("button", { name: "Play from 5:00" }).click();
  await expectPlaying(page);
  await page.getByRole("link", { name: "A wheel that turns backwards" }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(786);
  await expect(player(page).getByText("13:06–13:40")).toBeVisible();
});

test("a search hit plays from the very word", async ({ page }) => {
  await watchStarts(page);
  await page.goto("/");
  await page.getByRole("combobox", { name: "Search" }).fill("lighthouse");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "“lighthouse”" })).toBeVisible();
  const hit = page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.locator("mark") })
    .first();
  const href = (await hit.getAttribute("href")) ?? "";
  await pressToPlay(page, hit);
  await expect(page).toHaveURL(new RegExp(`${SHOW}/how-people-learned-to-search-speech`));
  const start = Number(new URL(href, page.url()).searchParams.get("t"));
  await expectPlaying(page);
  expect(await timeOf(page)).toBeGreaterThanOrEqual(start);
  expect(await lastStart(page)).toBeLessThan(start + 10);
  await expect.poll(() => markedWords(page)).toMatch(/lighthouse/i);
});
