import type { Locator, Page } from "@playwright/test";

/** Where letters of a passage stand in the window: the middle of the one at `offset`. */
function pointAt(passage: Locator, offset: number): Promise<{ readonly x: number; readonly y: number }> {
  return passage.locator("[data-words]").evaluate((words, at) => {
    const range = new Range();
    if (words.firstChild) range.setStart(words.firstChild, at);
    if (words.firstChild) range.setEnd(words.firstChild, at + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    // Chromium selects nothing between positions that are no whole numbers.
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }, offset);
}

/** Drags the mouse from one letter to another. */
export async function drag(
  page: Page,
  from: Locator,
  start: number,
  to: Locator,
  end: number,
): Promise<void> {
  const [begin, finish] = [await pointAt(from, start), await pointAt(to, end)];
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move(finish.x, finish.y, { steps: 4 });
  await page.mouse.up();
}

/** The words that the moment of the link marks. */
export function markedWords(page: Page): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get("moment") ?? [])].map(String).join(" "));
}
