import { expect } from "@playwright/test";
import { EPISODE, EPISODES, expectPlaying, player, setSpeed, test, timeOf } from "./listening.ts";

test("everything of the player is done with keys", async ({ page }) => {
  await page.goto(EPISODE);
  const audio = page.locator("audio");
  await expect(player(page)).toBeVisible();
  await page.keyboard.press("k");
  await expectPlaying(page);
  await setSpeed(page, 0.1);
  await page.keyboard.press("m");
  await expect(player(page).getByRole("button", { name: "Unmute" })).toBeVisible();
  await page.keyboard.press("5");
  await expect.poll(async () => Math.abs((await timeOf(page)) - 849)).toBeLessThan(5);
  await page.keyboard.press("j");
  await expect.poll(() => timeOf(page)).toBeLessThan(840);
  await page.keyboard.press("l");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(855);
  await setSpeed(page, 1);
  await page.keyboard.press(">");
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.playbackRate)).toBeGreaterThan(1);
  const before = await timeOf(page);
  await page.keyboard.press("]");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(before + 10);
  await page.keyboard.press("Space");
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const passage = page.locator("[data-passage][aria-current]");
  const index = Number(await passage.getAttribute("data-passage"));
  await page.keyboard.press("Shift+ArrowRight");
  await expect(passage).toHaveAttribute("data-passage", String(index + 1));
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const loudness = () => audio.evaluate((a: HTMLAudioElement) => a.volume);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await loudness()).toBe(1);
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(loudness).toBeCloseTo(0.95, 5);
  await player(page).getByRole("button", { name: "Play", exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(loudness).toBe(1);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Mute");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Search" })).toBeFocused();
});

test("keys are for what plays, on the page of another episode too", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
  await expectPlaying(page);
  await page.getByRole("main").getByRole("link", { name: EPISODES[1].title }).click();
  await expect(page.getByRole("heading", { level: 1, name: EPISODES[1].title })).toBeVisible();
  await expect(player(page).getByRole("button", { name: /^Speakers/ })).toBeVisible();
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  await page.keyboard.press("5");
  const before = await timeOf(page);
  expect(before).toBeGreaterThan(800);
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(before);

  // What is selected is made longer by the same key, whatever plays.
  const after = await timeOf(page);
  const title = page.getByRole("heading", { level: 1 });
  // A browser makes nothing longer while a button has the focus; a press on text takes it away.
  await title.click();
  await title.evaluate((heading) => {
    const text = heading.firstChild;
    if (text) document.getSelection()?.setBaseAndExtent(text, 0, text, 3);
  });
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe("How ");
  expect(await timeOf(page)).toBe(after);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await page.keyboard.press("c");
  await expect(page.getByRole("status").filter({ hasText: /^Link to 14:\d\d copied$/ })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${baseURL}${EPISODE}?t=${Math.floor(await timeOf(page))}`);
});

test("keys are letters while one types", async ({ page }) => {
  await page.goto(EPISODE);
  await expect(player(page)).toBeVisible();
  await page.getByRole("combobox", { name: "Search" }).fill("");
  await page.keyboard.type("mk 5");
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue("mk 5");
  expect(await page.locator("audio").evaluate((a: HTMLAudioElement) => a.paused && !a.muted)).toBe(true);
});

test("the page stays where it is while the focus is in the header and one types there", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 500 });
  await page.goto("/settings");
  await expect(page.getByRole("checkbox", { name: "Skip silence" })).toBeVisible();
  await page.evaluate(() => window.scrollTo({ top: 400, behavior: "instant" }));
  const scrolled = () => page.evaluate(() => window.scrollY);
  await expect.poll(scrolled).toBe(400);
  await page.getByRole("banner").getByRole("link", { name: "Library" }).focus();
  expect(await scrolled()).toBe(400);
  await page.keyboard.press("/");
  const search = page.getByRole("combobox", { name: "Search" });
  await expect(search).toBeFocused();
  await page.keyboard.type("lighthouse");
  await expect(search).toHaveValue("lighthouse");
  expect(await scrolled()).toBe(400);
});

test("from the keyboard alone: find an episode, play it, and play from a passage", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  const play = page.getByRole("button", { name: /^Play How/ }).first();
  for (
    let presses = 0;
    presses < 30 && !(await play.evaluate((e) => e === document.activeElement));
    presses++
  ) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expectPlaying(page);
  await page.getByRole("link", { name: "Skip to player" }).focus();
  await page.keyboard.press("Enter");
  await expect(player(page)).toBeFocused();

  // The focus goes along to what was found.
  await page.keyboard.press("/");
  await page.keyboard.type("lighthouses");
  await page.keyboard.press("Enter");
  await page
    .getByRole("main")
    .getByRole("link", { name: /lighthouse itself/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-time]:focus")).toHaveCount(1);
  const found = page.locator("[data-passage]").filter({ has: page.locator("[data-time]:focus") });
  await expect(found).toContainText("lighthouse itself");
  await expect(found).toBeInViewport();

  await page.goto(EPISODE);
  const times = page.locator("[data-time]");
  await times.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(times.nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  const start = Number(await times.nth(2).getAttribute("data-time"));
  await expect.poll(() => timeOf(page)).toBeGreaterThanOrEqual(start);
  await expectPlaying(page);
});
