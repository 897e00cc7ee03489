import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./listening.ts";

function found(page: Page, count: string) {
  return page.getByRole("status").filter({ hasText: count });
}

test("results are narrowed by filters in the address, and Back undoes them", async ({ page }) => {
  await page.goto("/search?q=sound");
  const all = (await found(page, "moments in 2 episodes").textContent()) ?? "";
  const vera = page.getByRole("link", { name: /^Vera \d+$/ });
  const count = Number(/\d+/.exec((await vera.textContent()) ?? "")?.[0]);
  await vera.click();
  await expect(page).toHaveURL(/speaker=Vera/);
  await expect(found(page, `${count} moments`)).toBeVisible();
  for (const speaker of await page.getByRole("main").locator("cite").allTextContents())
    expect(speaker).toBe("Vera");
  await page.goBack();
  await expect(found(page, all)).toBeVisible();
});

test("a chosen filter is taken away by the same press, and all of them at once", async ({ page }) => {
  await page.goto("/search?q=sound&speaker=Vera&tag=search");
  await expect(found(page, "in 1 episode")).toBeVisible();
  await page.getByRole("link", { name: /^Vera \d+$/ }).click();
  await expect(page).not.toHaveURL(/speaker=/);
  await page.getByRole("link", { name: "Remove all filters" }).click();
  await expect(page).toHaveURL(/\/search\?q=sound$/);
  await expect(found(page, "in 2 episodes")).toBeVisible();
});

test("results are put in the order of their dates", async ({ page }) => {
  await page.goto("/search?q=sound");
  const titles = page.getByRole("main").getByRole("article").getByRole("heading");
  await expect(found(page, "in 2 episodes")).toBeVisible();
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).toHaveURL(/order=newest/);
  await expect(titles.first()).toHaveText("How People Learned to Search Speech");
  await page.getByRole("link", { name: "Oldest" }).click();
  await expect(titles.first()).toHaveText("How Sound Becomes a File");
});

test("the rest of an episode's moments are a press away", async ({ page }) => {
  await page.goto("/search?q=sound");
  const more = page.getByRole("link", { name: /\d+ more in this episode/ }).first();
  const count = Number(/\d+/.exec((await more.textContent()) ?? "")?.[0]);
  await more.click();
  await expect(found(page, `${count + 3} moments in 1 episode`)).toBeVisible();
  await expect(page.getByRole("main").locator("q")).toHaveCount(count + 3);
});

test("a slip of the hand is understood", async ({ page }) => {
  await page.goto("/search?q=lighthuose");
  await page.getByRole("link", { name: "lighthouse", exact: true }).click();
  await expect(page.locator("mark").first()).toHaveText(/lighthouse/i);
});

test("in Russian, on a phone: forms of a word, filters, no sideways scrolling", async ({ browser }) => {
  const context = await browser.newContext({ locale: "ru-RU", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto("/search?q=голоса");
  await expect(page.locator("mark").first()).toHaveText(/голос/i);
  await page.getByText("Фильтры").click();
  await expect(page.getByRole("heading", { name: "Дата выхода" })).toBeVisible();
  await expect(page.locator("mark").first()).toBeInViewport();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await expectAccessible(page);
  await context.close();
});

test("without script the filters are links and a form", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/search?q=sound");
  await page.getByLabel("From").fill("2026-11-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/from=2026-11-01/);
  await expect(found(page, "in 1 episode")).toBeVisible();
  await context.close();
});
