import type { Locator, Page } from "@playwright/test";

/** More than what any page has that takes the focus. */
const MOST = 200;

/** Goes on from where the focus is with Tab alone, until it is on this. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${target}`);
}
