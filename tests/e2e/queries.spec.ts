import { expect } from "@playwright/test";
import { EPISODES, expectAccessible, test } from "./listening.ts";

test("a word is looked for in titles only", async ({ page }) => {
  await page.goto("/search?q=in:title sound");
  const titles = page.getByRole("main").getByRole("article").getByRole("heading");
  await expect(titles).toHaveText([EPISODES[0].title]);
  await expect(page.getByRole("main").locator("q")).toHaveCount(0);
  await expectAccessible(page);
});

test("every way to search that the page shows finds something", async ({ page }) => {
  await page.goto("/search");
  const examples = page.getByRole("main").locator("dt").getByRole("link");
  await expect(examples.filter({ hasText: /^(?:in:title|lang:|has:transcript) ?\S/ })).toHaveCount(3);
  await expect(examples.filter({ hasText: / THEN |"~5$/ })).toHaveCount(2);
  const queries = await examples.allTextContents();
  for (const query of queries) {
    await page.goto(`/search?q=${encodeURIComponent(query)}`);
    await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();
  }
});

for (const [typed, marked] of [
  ["nineteen fifty-two", "1952"],
  ["тысяча девятьсот пятьдесят второй", "1952"],
] as const)
  test(`${typed} is found as it is written`, async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent(typed)}`);
    await expect(page.locator("mark").filter({ hasText: marked }).first()).toBeVisible();
  });

for (const [typed, meant] of [
  ["ujkjcf", "голоса"],
  ["ыщгтв", "sound"],
  ['"the lihgthouse"', '"the lighthouse"'],
  ["light house", "lighthouse"],
  ["compactdisc", '"compact disc"'],
] as const)
  test(`${typed} is understood as ${meant}`, async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent(typed)}`);
    await page.getByRole("main").getByRole("link", { name: meant, exact: true }).click();
    await expect(page.locator("mark").first()).toBeVisible();
  });
