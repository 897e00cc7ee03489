import type { Page } from "@playwright/test";

/**
 * Opens a page that is an audio element with a button that plays it, and nothing else: the least that ours could be. It is of
 * the site's own origin, because browsers let pages of others reach this machine only by permission.
 */
export async function openBareSound(page: Page, site: string, sound: string): Promise<void> {
  const body = `<!doctype html><html lang="en"><title>Bare</title><audio controls preload="metadata" src="${sound}"></audio><button onclick="document.querySelector('audio').play()">Play</button>`;
  await page.route(`${site}/bare`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${site}/bare`);
}
