import type { Browser } from "@playwright/test";
import { kilobytes, PAGES, withSites } from "./sites.ts";

/** Resolves when the browser has had nothing to do, and what is fetched then was asked for. Milliseconds. */
const IDLE = `new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 2500))`;

/** Compressed bytes of script. */
interface Weight {
  /** Named in the HTML. */
  readonly atOnce: number;
  /** Fetched later, though nothing was pressed. */
  readonly later: number;
}

/** What script a page brings before the first press, beyond that of a bare page of the same Next and React. */
await withSites(async ({ browser, site, bare: bareUrl }) => {
  const bare = await weigh(browser, bareUrl);
  console.log(`script: compressed bytes before the first press; a bare page has ${kilobytes(bare.atOnce)}`);
  for (const [name, address] of Object.entries(PAGES)) {
    const { atOnce, later } = await weigh(browser, site + address);
    const [beyond, ratio] = [atOnce - bare.atOnce, atOnce / bare.atOnce];
    console.log(
      `  ${name}: ${kilobytes(beyond)} beyond it with the page (${ratio.toFixed(2)} times the bare page), ${kilobytes(later)} when idle`,
    );
  }
});

async function weigh(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Map<string, string>();
  const weights: { readonly url: string; readonly bytes: number }[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") scripts.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) weights.push({ url: script, bytes: encodedDataLength });
  });
  const html = await (await fetch(url)).text();
  await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate(IDLE);
  await page.waitForLoadState("networkidle");
  await page.close();
  const sum = (named: boolean) =>
    weights
      // As the source of a script, or among those that are asked for after the first picture (scriptsAfterPaint).
      .filter((script) => html.includes(`"${script.url}"`) === named)
      .reduce((total, { bytes }) => total + bytes, 0);
  return { atOnce: sum(true), later: sum(false) };
}
