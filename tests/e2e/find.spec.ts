import { expect, type Page } from "@playwright/test";
import { EPISODE, expectPlaying, pressToPlay, SHOW, setSpeed, test, timeOf } from "./listening.ts";

const SEARCHED = `${SHOW}/how-people-learned-to-search-speech`;

function marked(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
}

function count(page: Page) {
  return page
    .getByRole("search")
    .getByRole("status")
    .filter({ hasText: /of \d+|No match/ });
}

test("a search hands its hits over: all marked as the index finds them, the one that was chosen first", async ({
  page,
}) => {
  await page.goto("/search?q=lighthouses");
  const hit = page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.locator("mark") })
    .first();
  await pressToPlay(page, hit);
  const find = page.getByRole("searchbox", { name: "Find in transcript" });
  await expect(find).toHaveValue("lighthouses");
  await expect(count(page)).toHaveText(/^[2-9] of [5-9]$/);
  const words = await marked(page, "found");
  expect(words.length).toBeGreaterThan(4);
  for (const word of words) expect(word.toLowerCase()).toContain("lighthouse");
  await expect(page.locator("[data-passage][aria-current]")).toBeInViewport();
  await find.fill("lighthouses ");
  await find.fill("lighthouses");
  await expect(count(page)).toHaveText(/of [5-9]$/);
  await find.fill("keeper");
  await expect.poll(() => marked(page, "found-now")).toEqual(["keeper"]);
});

test("without a moment the first of the hits comes into view", async ({ page }) => {
  await page.goto(`${SEARCHED}?find=lighthouses`);
  await expect(count(page)).toHaveText(/^1 of /);
  expect(await timeOf(page)).toBe(0);
  await page.getByRole("button", { name: "Next match" }).click();
  await expect(count(page)).toHaveText(/^2 of /);
});

test("case and whole words are switches that the visit remembers", async ({ page }) => {
  await page.goto(EPISODE);
  const find = page.getByRole("searchbox", { name: "Find in transcript" });
  await find.fill("the");
  const total = async () => Number(/of (\d+)/.exec((await count(page).textContent()) ?? "")?.[1]);
  await expect(count(page)).toHaveText(/of \d+/);
  const all = await total();
  await page.getByRole("button", { name: "Whole words" }).click();
  await expect.poll(total).toBeLessThan(all);
  const whole = await total();
  await page.getByRole("button", { name: "Match case" }).click();
  await expect.poll(total).toBeLessThan(whole);
  for (const word of await marked(page, "found")) expect(word).toBe("the");
  await page.reload();
  await find.fill("the");
  await expect(page.getByRole("button", { name: "Whole words" })).toHaveAttribute("aria-pressed", "true");
});

test("Enter, F3 and Escape step and clear", async ({ page }) => {
  await page.goto(EPISODE);
  const find = page.getByRole("searchbox", { name: "Find in transcript" });
  await find.fill("sound");
  await expect(count(page)).toHaveText(/^1 of /);
  await find.press("Enter");
  await expect(count(page)).toHaveText(/^2 of /);
  await find.press("F3");
  await expect(count(page)).toHaveText(/^3 of /);
  await find.press("Shift+F3");
  await expect(count(page)).toHaveText(/^2 of /);
  await find.press("Escape");
  await expect(find).toHaveValue("");
  await expect.poll(() => marked(page, "found")).toEqual([]);
  await find.fill("zzz");
  await expect(count(page)).toHaveText("No match");
});

test("what was found stays in view, wherever the sound goes", async ({ page }) => {
  await page.goto(`${SEARCHED}?t=900&find=lighthouses`);
  await page.getByRole("button", { name: /^Play from 15:00/ }).click();
  await expectPlaying(page);
  await setSpeed(page, 0.1);
  await page.getByRole("button", { name: "Next match" }).click();
  await expect(count(page)).toHaveText("4 of 6");
  const back = page.getByRole("button", { name: "Back to now" });
  for (const { key, near } of [
    { key: "9", near: 1360 },
    { key: "3", near: 450 },
  ]) {
    await page.keyboard.press(key);
    await expect.poll(async () => Math.abs((await timeOf(page)) - near)).toBeLessThan(20);
    await expectPlaying(page);
    await expect(back).toBeVisible();
  }
  await back.click();
  await expect(page.locator("[data-passage][aria-current]")).toBeInViewport();
});
