import { type BrowserContext, type CDPSession, expect, type Page } from "@playwright/test";
import { expectKept, keepButton } from "./keeping.ts";
import {
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  lastStart,
  player,
  SHOW,
  test,
  timeOf,
  watchStarts,
} from "./listening.ts";

// The browser says itself that it has no network.
test.use({ quiet: false });

const MEBIBYTE = 1024 * 1024;
const [{ title }] = EPISODES;

async function keepEpisode(page: Page): Promise<void> {
  await page.goto(EPISODE);
  await keepButton(page).click();
  await expectKept(page);
}

async function cut(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await expect(page.getByRole("banner").getByText("Offline", { exact: true })).toBeVisible();
}

test("a kept episode is opened, heard, read, found and bookmarked without a network", async ({
  page,
  context,
}) => {
  await watchStarts(page);
  await keepEpisode(page);
  await context.setOffline(true);

  // The page was kept for no moment, and lands at that of its address.
  await page.goto(`${EPISODE}?t=754`);
  await expect(page.getByRole("banner").getByText("Offline", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Linked moment" })).toContainText("comes out as 44,100");
  await page.getByRole("button", { name: "Play from 12:34" }).click();
  await expectPlaying(page);
  expect(await lastStart(page)).toBeGreaterThan(753);
  expect(await lastStart(page)).toBeLessThan(770);
  await expectAccessible(page);

  // From its last minute to its end: what the player asks for is a part of what is kept.
  await player(page).getByRole("slider", { name: "Seek" }).focus();
  await page.keyboard.press("9");
  await expect.poll(() => timeOf(page)).toBeGreaterThan(1500);
  await expectPlaying(page);

  await page.getByRole("searchbox", { name: "Find in transcript" }).fill("microphone");
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await player(page).getByRole("button", { name: "Bookmark", exact: true }).click();
  await expect(page.getByText(/^Bookmarked/)).toBeVisible();

  // A newer worker takes over while it plays.
  const before = await timeOf(page);
  await page
    .evaluate(async () => {
      const known = navigator.serviceWorker.controller;
      await navigator.serviceWorker.register(`${known?.scriptURL}?newer`, { scope: "/" });
      while (navigator.serviceWorker.controller === known)
        await new Promise((resolve) => setTimeout(resolve, 50));
    })
    .catch(() => {});
  await expect.poll(() => timeOf(page)).toBeGreaterThan(before);
  await expectPlaying(page);

  // Pages that are kept open from another, and the sound goes on.
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(page).toHaveURL("/library");
  const kept = page.getByRole("region", { name: "Offline", exact: true });
  await expect(kept.getByText(/^1 episode, 7\.\d MB$/)).toBeVisible();
  await kept.getByRole("searchbox", { name: "Search what is kept" }).fill("microphone");
  await expect(kept.getByText(/^\d+ moments in what is kept$/)).toBeVisible();
  await expectAccessible(page);
  for (const more of [`More for ${title}`, /^More for \d/]) {
    await kept.getByRole("button", { name: more }).first().click();
    await page.getByRole("menuitem", { name: "Add to queue" }).click();
  }
  await expect(page.getByRole("region", { name: "Queue", exact: true }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("combobox", { name: "Search" }).fill("bakelite microphone");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=bakelite+microphone");
  await expect(page.getByText("Nothing that is kept has these words.")).toBeVisible();
  await expectPlaying(page);
  await page.getByRole("combobox", { name: "Search" }).fill("microphone");
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByRole("link", { name: /^7:08/ }).click();
  await expect(page).toHaveURL(/how-sound-becomes-a-file\?t=42[78]/);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect.poll(() => lastStart(page)).toBeLessThan(430);

  // What is not kept says so, and opens when the network is back.
  await page.goto("/people");
  await expect(page.getByRole("heading", { name: "This page is not kept" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "People", exact: true })).toBeVisible();
  await expect(page.getByRole("banner").getByText("Offline", { exact: true })).toBeHidden();

  // The settings tell how much room that takes, and lead to it.
  await page.goto("/settings");
  const room = page.getByRole("region", { name: "Kept offline" });
  await expect(room.getByText(/^1 episode, 7\.\d MB$/)).toBeVisible();
  await room.getByRole("link", { name: "See what is kept in your library" }).click();
  await expect(page).toHaveURL("/library");
});

/** Slows the network down to so many bytes a second. */
async function slow(session: CDPSession, bytes: number): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: bytes,
    uploadThroughput: -1,
  });
}

test("keeping can be stopped, goes on after a loss, and is taken back", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const parts: string[] = [];
  page.on("response", (response) => {
    const part = response.headers()["content-range"];
    if (response.request().resourceType() === "fetch" && part) parts.push(part);
  });
  await page.goto(EPISODE);

  // Where there is no room, nothing is begun.
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: MEBIBYTE });
  await keepButton(page).tap();
  await expect(page.getByText(/^There is not enough room in this browser\./)).toBeVisible();
  await expect(keepButton(page)).toHaveAccessibleName("Keep offline");
  await session.send("Storage.overrideQuotaForOrigin", { origin });

  await slow(session, MEBIBYTE / 2);
  await keepButton(page).tap();
  await expect(keepButton(page)).toHaveAccessibleName("Keeping…: stop");
  await keepButton(page).tap();
  await expect(keepButton(page)).toHaveAccessibleName("Keep offline");
  const chunks = () =>
    page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("playhead.offline");
        request.onsuccess = () => resolve(request.result);
      });
      const count = await new Promise<number>((resolve) => {
        const request = opened.transaction("chunks").objectStore("chunks").count();
        request.onsuccess = () => resolve(request.result);
      });
      opened.close();
      return count;
    });
  await expect.poll(chunks).toBe(0);

  // The page goes while it is kept: what is there is not fetched again.
  await keepButton(page).tap();
  await expect.poll(chunks, { timeout: 60_000 }).toBeGreaterThan(1);
  await page.reload();
  await expect.poll(() => parts[0], { timeout: 60_000 }).toMatch(/^bytes [1-9]/);
  await session.send("Network.disable");
  await expectKept(page);

  await cut(page, context);
  // What is kept is asked for only once something is pressed: that press has promised to keep, and lets go of nothing.
  await page.addInitScript(() => {
    const whenPressed = (callback: () => void) => addEventListener("click", callback, { once: true });
    Object.assign(window, { requestIdleCallback: whenPressed });
  });
  await page.reload();
  await keepButton(page).tap();
  await expect(
    page.getByText(`${title} can be heard, read and searched without a network now.`),
  ).toBeVisible();
  await expect(keepButton(page)).toHaveAccessibleName("Kept offline: remove");
  await page.getByRole("button", { name: "Play episode" }).tap();
  await expectPlaying(page);
  await keepButton(page).tap();
  await expect(page.getByText(`${title} is no longer kept.`)).toBeVisible();
  await expect(keepButton(page)).toHaveAccessibleName("Keep offline: needs a network");
  await expect.poll(chunks).toBe(0);
  await context.close();
});

test("an address that is opened in the app lands in it, and what plays goes on", async ({ page }) => {
  // As the app's window hears of it (Launch Handler API), which no test can open.
  await page.addInitScript(() => {
    const setConsumer = (consumer: (launch: { targetURL: string }) => void) =>
      addEventListener("launched", (event) => {
        if (event instanceof CustomEvent) consumer({ targetURL: new URL(event.detail, location.href).href });
      });
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  });
  const launch = (address: string) =>
    page.evaluate((detail) => dispatchEvent(new CustomEvent("launched", { detail })), address);
  await page.goto("/library", { waitUntil: "networkidle" });
  // Until the window listens, which it does when it has nothing else to do.
  await expect(async () => {
    await launch(`${EPISODE}?t=754`);
    await expect(page).toHaveURL(`${EPISODE}?t=754`, { timeout: 1000 });
  }).toPass();
  await expect.poll(() => timeOf(page)).toBe(754);
  await page.getByRole("button", { name: "Play from 12:34" }).click();
  await expectPlaying(page);
  const [, speech] = EPISODES;
  await launch(`${SHOW}/${speech.name}?t=60`);
  await expect(page.getByRole("heading", { level: 1, name: speech.title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Play from 1:00" })).toBeVisible();
  await expectPlaying(page);
  await expect(player(page).getByRole("link", { name: title })).toBeVisible();
  await launch("https://elsewhere.example/");
  await expectPlaying(page);
  await expect(page).toHaveURL(`${SHOW}/${speech.name}?t=60`);

  // The same link once more.
  await launch(`${SHOW}/${speech.name}?t=60`);
  await expectPlaying(page);
  await page.getByRole("button", { name: "Play from 1:00" }).click();
  await expect(player(page).getByRole("link", { name: speech.title })).toBeVisible();
  await player(page).getByRole("button", { name: "Pause", exact: true }).click();
  await player(page).getByRole("slider", { name: "Seek" }).press("End");
  await launch(`${SHOW}/${speech.name}?t=60`);
  await expect.poll(() => timeOf(page)).toBe(60);
});

test("the site is an app: it has a manifest that nothing is missing from", async ({ page, context }) => {
  await page.goto("/");
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual(
    [],
  );
  const manifest = JSON.parse(data ?? "");
  for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200);
  for (const { url } of manifest.shortcuts) expect((await page.request.get(url)).status()).toBe(200);
  // Nobody who keeps nothing has a worker.
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
