import { expect, type Page } from "@playwright/test";
import { EPISODE, EPISODES, expectPlaying, player, test, timeOf } from "./listening.ts";

/** What the page has told the system, and hears from it. */
interface System {
  readonly handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>;
  position: MediaPositionState | null;
}

/** Stands in for the buttons of the system, which no test can press. Call it before the page is opened. */
async function watchSystem(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const system: System = { handlers: {}, position: null };
    Object.assign(window, { system });
    const { mediaSession } = navigator;
    const setActionHandler = mediaSession.setActionHandler.bind(mediaSession);
    const setPositionState = mediaSession.setPositionState.bind(mediaSession);
    mediaSession.setActionHandler = (action, handler) => {
      setActionHandler(action, handler);
      system.handlers[action] = handler;
    };
    mediaSession.setPositionState = (state) => {
      setPositionState(state);
      system.position = state ?? null;
    };
  });
}

function press(page: Page, details: MediaSessionActionDetails): Promise<void> {
  return page.evaluate((told) => {
    const { system } = window as Window & { system?: System };
    const handler = system?.handlers[told.action];
    if (!handler) throw new Error(`Nobody listens to ${told.action}`);
    handler(told);
  }, details);
}

function positionOf(page: Page): Promise<MediaPositionState | null | undefined> {
  return page.evaluate(() => (window as Window & { system?: System }).system?.position);
}

const stateOf = (page: Page) => page.evaluate(() => navigator.mediaSession.playbackState);

test("the system is told what plays and where, and its buttons do what they say", async ({ page }) => {
  await watchSystem(page);
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  const told = await page.evaluate(() => {
    const { title, artist, artwork } = navigator.mediaSession.metadata ?? new MediaMetadata();
    return { title, artist, artwork: artwork.map(({ src, sizes }) => ({ src, sizes })) };
  });
  expect(told).toMatchObject({ title: EPISODES[0].title, artist: "Set Down in Sound" });
  expect(told.artwork.map(({ sizes }) => sizes)).toEqual(["96x96", "256x256", "640x640"]);
  for (const { src } of told.artwork) expect((await page.request.get(src)).status()).toBe(200);
  expect(await stateOf(page)).toBe("playing");
  expect(await positionOf(page)).toMatchObject({ playbackRate: 1 });
  expect((await positionOf(page))?.duration).toBeCloseTo(1698.4, 0);

  await press(page, { action: "pause" });
  await expect.poll(() => stateOf(page)).toBe("paused");
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  for (const [details, time] of [
    [{ action: "seekto", seekTime: 600 }, 600],
    [{ action: "seekforward" }, 630],
    [{ action: "seekbackward" }, 615],
    [{ action: "seekforward", seekOffset: 5 }, 620],
    [{ action: "seekto", seekTime: 900, fastSeek: true }, 900],
    // To where the chapter begins, and to the next one.
    [{ action: "previoustrack" }, 850],
    [{ action: "nexttrack" }, 1060],
  ] as const) {
    await press(page, details);
    await expect.poll(() => timeOf(page)).toBeCloseTo(time, -1);
    await expect.poll(async () => (await positionOf(page))?.position).toBeCloseTo(await timeOf(page), 0);
  }

  await page.keyboard.press(">");
  await expect.poll(async () => (await positionOf(page))?.playbackRate).toBeGreaterThan(1);
  await press(page, { action: "play" });
  await expectPlaying(page);
  await expect.poll(() => stateOf(page)).toBe("playing");
});
