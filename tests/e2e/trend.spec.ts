import { expect } from "@playwright/test";
import { expectAccessible, test, untilAlive } from "./listening.ts";

test("what was said is seen by months, and a month narrows the search and opens it again", async ({
  page,
}) => {
  await page.goto("/search?q=sound");
  const trend = page.getByRole("region", { name: "By month" });
  const table = trend.getByRole("table");
  // A page that is opened anew has it closed.
  await untilAlive(page);
  await expect(table).toBeHidden();
  await trend.getByText("As a table").click();
  const rows = table.getByRole("row");
  const counts = await table.getByRole("cell").allTextContents();
  const status = page.getByRole("status").filter({ hasText: "moments in" });
  const all = (await status.textContent()) ?? "";
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(/\d+/.exec(all)?.[0]));
  await expectAccessible(page);

  const [newest] = counts;
  await rows.nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01&to=\d{4}-\d{2}-\d{2}/);
  await expect(status).toHaveText(new RegExp(`^${newest} moments`));
  await expect(rows).toHaveCount(counts.length + 1);
  await rows.locator("a[aria-current]").click();
  await expect(page).not.toHaveURL(/from=/);
  await expect(status).toHaveText(all);
});

test("a bar narrows the search to its month", async ({ page }) => {
  await page.goto("/search?q=sound");
  const bars = page.getByRole("region", { name: "By month" }).getByTitle(/\d+ moments?$/);
  await bars.last().click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01&to=/);
  await expect(page.getByRole("main").getByRole("article")).toHaveCount(1);
});

test("other words are drawn beside those of the search, as bars and in the table, and taken away", async ({
  page,
}) => {
  await page.goto("/search?q=sound");
  const trend = page.getByRole("region", { name: "By month" });
  await trend.getByRole("textbox", { name: "Compare with other words" }).fill("voice");
  await trend.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/[?&]with=voice/);
  const legend = trend.getByRole("listitem");
  await expect(legend).toHaveText([/^“sound” \d+$/, /^“voice” \d+$/]);
  await expectAccessible(page);
  await trend.getByText("As a table").click();
  const table = trend.getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText(["Month", "“sound”", "“voice”"]);
  await expect(trend.getByTitle(/“sound” \d+, “voice” \d+$/).first()).toBeVisible();

  await table.getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01&to=\S+with=voice/);
  await trend.getByRole("link", { name: "No longer compare with “voice”" }).click();
  await expect(page).not.toHaveURL(/with=/);
  await expect(page).toHaveURL(/from=/);
  await expect(legend).toHaveCount(0);
});

test("the people who said it most narrow the search to what they say, and open it again", async ({
  page,
}) => {
  await page.goto("/search?q=sound");
  const people = page.getByRole("region", { name: "Said most by" }).getByRole("link");
  const counts = (await people.allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0]));
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  await people.first().click();
  await expect(page).toHaveURL(/speaker=/);
  await expect(page.getByRole("status").filter({ hasText: `${counts[0]} moments in` })).toBeVisible();
  await expect(people).toHaveCount(counts.length);
  await people.first().click();
  await expect(page).not.toHaveURL(/speaker=/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the trend and the people are one line above the results, which opens", async ({ page }) => {
    await page.goto("/search?q=sound");
    const trend = page.getByRole("region", { name: "By month" });
    const line = page.getByText(/^Said most in \S+ \d{4}, by /);
    await expect(line).toBeVisible();
    await expect(trend).toBeHidden();
    await line.click();
    await expect(trend).toBeVisible();
    await expect(page.getByRole("region", { name: "Said most by" })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("other words are compared as well", async ({ page }) => {
    await page.goto("/search?q=sound&order=newest");
    const trend = page.getByRole("region", { name: "By month" });
    await trend.getByRole("textbox", { name: "Compare with other words" }).fill("voice");
    await trend.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(/q=sound&order=newest&with=voice/);
    await expect(trend.getByRole("listitem").first()).toHaveText(/^“sound” \d+$/);
  });
});
