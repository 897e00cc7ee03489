import { expect, type Page } from "@playwright/test";
import { findWholeChromium } from "#commands/chromium.ts";
import { EPISODE, EPISODES, SHOW, test, untilAlive } from "./listening.ts";

const PAGES = ["/", SHOW, EPISODE, `${EPISODE}?t=60`, "/search?q=sound", "/library", "/people", "/tags"];

const whole = findWholeChromium();

// Playwright's own arguments forbid what is tried here, and a Chromium without windows cannot do it.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({
        ...launchOptions,
        ...(whole && { executablePath: whole }),
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      }),
    { scope: "worker" },
  ],
});

/** Opens three pages, one from the other, and tells of which data was asked for. */
async function visitThree(page: Page): Promise<readonly string[]> {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) asked.add(pathname);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  // Until its script runs a link leads to its page as any link does.
  await untilAlive(page);
  await page.getByRole("main").getByRole("link", { name: "Set Down in Sound" }).last().press("Enter");
  await expect(page).toHaveURL(SHOW);
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").getByRole("link", { name: EPISODES[0].title }).press("Enter");
  await expect(page).toHaveURL(EPISODE);
  await page.waitForLoadState("networkidle");
  return [...asked];
}

/** Leaves a page for what is no page of ours, and tells why Back loads it anew; null where it is shown as it was left. */
async function whyNotKeptOpen(page: Page, address: string): Promise<string | null> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => Object.assign(window, { asLeft: true }));
  await page.goto("/robots.txt");
  const browser = await page.context().newCDPSession(page);
  const reasons: string[] = [];
  browser.on("Page.backForwardCacheNotUsed", ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason)),
  );
  await browser.send("Page.enable");
  await page.goBack({ waitUntil: "commit" });
  const asLeft = await page.evaluate(() => "asLeft" in window);
  return asLeft ? null : `loaded anew: ${reasons.join(", ")}`;
}

test("pages are asked for when they are opened, not before, and Back shows them as they were left", async ({
  page,
}) => {
  test.skip(
    whole === null,
    "Only a whole Chromium keeps pages that were left, and there is none: install chromium.",
  );
  expect(await visitThree(page)).toEqual([SHOW, EPISODE]);
  for (const address of PAGES) {
    // A page may hold a lock or wait for an answer just when it is left: a second visit tells whether it always does.
    const reason = (await whyNotKeptOpen(page, address)) && (await whyNotKeptOpen(page, address));
    expect.soft(reason, address).toBeNull();
  }
});
