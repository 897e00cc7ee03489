import type { Page } from "@playwright/test";

/** Holds the scripts of the build back until the answer is called. */
export function holdScripts(page: Page): Promise<() => void> {
  return holdBack(page, "**/_next/static/**/*.js");
}

/** Holds what a page asks of these addresses back until the answer is called. */
export async function holdBack(page: Page, addresses: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addresses, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
