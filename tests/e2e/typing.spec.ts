import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./listening.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "Search" });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page) => page.getByRole("listbox", { name: "Suggestions" });

/** Notes how few headings there ever are, from now on. */
async function watchHeadings(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { fewest: 1 };
    Object.assign(window, { seen });
    const count = () => {
      seen.fewest = Math.min(seen.fewest, document.querySelectorAll("main h1").length);
    };
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
  });
}

const fewestHeadings = (page: Page) =>
  page.evaluate(() => (window as Window & { seen?: { fewest: number } }).seen?.fewest);

test("results follow what is typed; Enter ends that, and Back leads to what was there before", async ({
  page,
}) => {
  await page.goto("/search?q=microphone");
  await box(page).click();
  await watchHeadings(page);
  await box(page).selectText();
  await page.keyboard.type("lig");
  await expect(heading(page)).toHaveText("“lig*”");
  await expect(page.locator("main mark").first()).toHaveText(/^lig/i);
  await page.keyboard.type("hthou");
  await expect(heading(page)).toHaveText("“lighthou*”");
  await expect(page).toHaveURL("/search?q=lighthou*");
  await expect(box(page)).toHaveValue("lighthou");
  await expect(box(page)).toBeFocused();
  await expect(list(page)).toHaveCount(0);
  await expectAccessible(page);

  await page.keyboard.type("se");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("“lighthouse”");
  await expect(page).toHaveURL("/search?q=lighthouse");
  await expect(box(page)).toHaveValue("lighthouse");
  expect(await fewestHeadings(page)).toBe(1);

  // Another search is another step.
  await page.keyboard.type(" sto");
  await expect(heading(page)).toHaveText("“lighthouse sto*”");
  await page.goBack();
  await expect(heading(page)).toHaveText("“lighthouse”");
  await expect(box(page)).toHaveValue("lighthouse");
  await page.goBack();
  await expect(heading(page)).toHaveText("“microphone”");
  await expect(box(page)).toHaveValue("microphone");
  await page.goForward();
  await expect(heading(page)).toHaveText("“lighthouse”");
  await expect(box(page)).toHaveValue("lighthouse");
});

test("what narrows a search stays while one types, and the arrows open what it may become", async ({
  page,
}) => {
  await page.goto("/search?q=sound&speaker=Vera&page=2");
  await box(page).click();
  await box(page).selectText();
  await page.keyboard.type("sil");
  await expect(page).toHaveURL("/search?q=sil*&speaker=Vera");
  await page.keyboard.press("ArrowDown");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(list(page).getByRole("option", { selected: true })).toHaveText(/^sil/);
  await page.keyboard.press("Escape");
  await expect(list(page)).toHaveCount(0);
  await expect(box(page)).toHaveValue("sil");
  // Two letters are the beginning of too much: what was found stays.
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(box(page)).toHaveValue("s");
  await expect(page).toHaveURL("/search?q=sil*&speaker=Vera");
});

test("who goes elsewhere before a search is answered stays there", async ({ page }) => {
  const asked = new Set<string | null>();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/search\?q=lig/, async (route) => {
    asked.add(new URL(route.request().url()).searchParams.get("q"));
    await answered;
    // Nobody waits for it any more.
    await route.continue().catch(() => {});
  });
  await page.goto("/search?q=microphone");
  await box(page).selectText();
  await page.keyboard.type("lig");
  await expect.poll(() => [...asked]).toEqual(["lig*"]);
  await page.keyboard.press("Enter");
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(heading(page)).toHaveText("Library");
  answer();
  await page.goBack();
  await expect(heading(page)).toHaveText("“microphone”");
  expect([...asked]).toEqual(["lig*"]);
});

test.describe("on a phone, in Russian", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "ru-RU" });

  test("results are seen while one types", async ({ page }) => {
    await page.goto("/search?q=голос");
    const field = page.getByRole("combobox");
    await field.tap();
    await field.selectText();
    await page.keyboard.type("запи");
    await expect(heading(page)).toHaveText("«запи*»");
    await expect(field).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText("«запи»");
    await expect(field).not.toBeFocused();
  });
});
