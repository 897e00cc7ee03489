import { expect, type Locator, type Page } from "@playwright/test";

/** The button of an episode's page that keeps it, in whatever state it is. */
export function keepButton(page: Page): Locator {
  return page.getByRole("main").getByRole("button", { name: /^(Keep|Kept|Waiting)/ });
}

/** Patience for slow machines: it is all of the sound, and all scripts besides. */
export async function expectKept(page: Page): Promise<void> {
  await expect(keepButton(page)).toHaveAccessibleName("Kept offline: remove", { timeout: 90_000 });
  // What answers in the network's place is there as well.
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/library")) !== undefined))
    .toBe(true);
}
