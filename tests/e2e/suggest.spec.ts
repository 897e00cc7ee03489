import { expect, type Page } from "@playwright/test";
import { EPISODES, expectAccessible, SHOW, test } from "./listening.ts";

function box(page: Page) {
  return page.getByRole("combobox", { name: "Search" });
}

function list(page: Page) {
  return page.getByRole("listbox", { name: "Suggestions" });
}

function words(page: Page) {
  return list(page).getByRole("group", { name: "Words" }).getByRole("option");
}

/** Until what is suggested is for all letters: those for the first of them come sooner, and go again. */
async function type(page: Page, text: string): Promise<void> {
  await page.goto("/");
  await box(page).click();
  await page.keyboard.type(text);
  await expect(list(page)).toBeVisible();
  const others = words(page).filter({ hasNotText: new RegExp(`^${text}`, "i") });
  await expect(others).toHaveCount(0);
}

test("two letters suggest; Down and Enter take the first word to its results", async ({ page }) => {
  await type(page, "li");
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("status").filter({ hasText: /^\d+ suggestions?$/ })).toHaveCount(1);
  await expectAccessible(page);
  const first = words(page).first();
  const word = (await first.textContent()) ?? "";
  expect(word).toMatch(/^li./);
  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "none",
  );
  await expect(box(page)).toHaveValue("li");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `“${word}”` })).toBeVisible();
  await expect(box(page)).toHaveValue(word);
  await expect(box(page)).toBeFocused();
  await expect(list(page)).toHaveCount(0);
});

test("the arrows go round by way of the text, which Enter searches for as it is typed", async ({ page }) => {
  await type(page, "lighth");
  const options = list(page).getByRole("option");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(list(page).getByRole("option", { selected: true })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "“lighth”" })).toBeVisible();
  await expect(list(page)).toHaveCount(0);
});

test("Escape closes the list and keeps the text, and once more clears it; Tab leaves", async ({ page }) => {
  await type(page, "so");
  await page.keyboard.press("Escape");
  await expect(list(page)).toHaveCount(0);
  await expect(box(page)).toHaveValue("so");
  await page.keyboard.press("ArrowDown");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(list(page)).toHaveCount(0);
  const clear = page.getByRole("button", { name: "Clear" });
  await expect(clear).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Search all transcripts" })).toBeFocused();
  await box(page).focus();
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveValue("");
  await expect(clear).toHaveCount(0);
  await page.keyboard.type("so");
  await clear.click();
  await expect(box(page)).toHaveValue("");
  await expect(box(page)).toBeFocused();
});

test("a speaker leads to what that speaker says, and a press beside the list closes it", async ({ page }) => {
  await type(page, "ver");
  await page.getByRole("main").click({ position: { x: 5, y: 300 } });
  await expect(list(page)).toHaveCount(0);
  await box(page).click();
  await page.keyboard.press("ArrowDown");
  await list(page).getByRole("group", { name: "People" }).getByRole("option").first().click();
  await expect(page).toHaveURL(/\/search\?q=speaker%3A%22Ver/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap opens an episode; the list is as wide as the screen and moves nothing", async ({ page }) => {
    const [episode] = EPISODES;
    await page.goto("/");
    await page.evaluate(() => document.fonts.ready);
    const heading = page.getByRole("heading", { name: "Newest episodes" });
    const before = await heading.boundingBox();
    await box(page).tap();
    await page.keyboard.type("how sound");
    const option = list(page).getByRole("option", { name: episode.title });
    await expect(option).toBeVisible();
    expect(await heading.boundingBox()).toEqual(before);
    expect(await list(page).boundingBox()).toMatchObject({ x: 0, width: 390 });
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await expectAccessible(page);
    await option.tap();
    await expect(page).toHaveURL(new RegExp(`${SHOW}/${episode.name}$`));
    await expect(list(page)).toHaveCount(0);
  });
});
