import type { Page, Route } from "@playwright/test";

const SCRIPTS = "**/_next/static/**/*.js";

/** Holds the scripts of the build back until the answer is called. */
export function holdScripts(page: Page): Promise<() => void> {
  return holdBack(page, SCRIPTS);
}

/** Holds those back that a page does not name, and asks for once it is alive. */
export async function holdLaterScripts(page: Page, address: string): Promise<() => void> {
  const html = await (await page.request.get(address)).text();
  return holdBack(page, SCRIPTS, (route) => !html.includes(new URL(route.request().url()).pathname));
}

/** Holds what a page asks of these addresses back until the answer is called; of them only those that are `meant`. */
export async function holdBack(
  page: Page,
  addresses: string,
  meant: (route: Route) => boolean = () => true,
): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addresses, async (route) => {
    if (meant(route)) await released;
    await route.continue();
  });
  return release;
}
