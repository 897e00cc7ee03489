import { expect, type Page } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import { bookmark, EPISODE, EPISODES, SHOW, test, untilAlive } from "./listening.ts";
import { readMoves, watchMoves } from "./moves.ts";

const [SOUND, SPEECH] = EPISODES;
const PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
const PAGES = ["/", SHOW, EPISODE, "/library", "/search?q=sound", "/settings"];

/** Keeps in this browser what one does who listens daily: a bookmark, an episode that was begun, and one that was heard to the end. */
async function keepMuch(page: Page, hidePlayed: "on" | "off" = "off"): Promise<void> {
  await bookmark(page, 300, "5:00");
  const heard = [
    { href: EPISODE, title: SOUND.title, time: 400 },
    { href: `${SHOW}/${SPEECH.name}`, title: SPEECH.title, time: 900 },
  ].map(({ time, ...named }) => ({
    track: { ...named, showTitle: "", language: "en", imageUrl: null, audio: null, duration: 900 },
    time,
    duration: 900,
    at: time,
    done: time === 900,
  }));
  await page.evaluate(
    ([places, hides]) => {
      localStorage.setItem("playhead.places", places);
      localStorage.setItem("playhead.hide-played", hides);
    },
    [JSON.stringify(heard), hidePlayed] as const,
  );
}

/** Opens a page whose fonts are there, and whose scripts wait until the answer is called. */
async function openBeforeScripts(page: Page, address: string): Promise<() => Promise<void>> {
  const release = await holdScripts(page);
  await page.goto(address, { waitUntil: "commit" });
  await expect(page.getByRole("contentinfo")).toBeAttached();
  await page.waitForFunction(() => [...document.fonts].some(({ status }) => status === "loaded"));
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(watchMoves);
  return async () => {
    release();
    await untilAlive(page);
    await page.unrouteAll();
  };
}

async function expectStill(page: Page, address: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  const { moved, movedParts } = await readMoves(page);
  expect(moved, `${address} ${movedParts.join("; ")}`).toBeLessThan(0.001);
}

for (const [where, use] of [
  ["on a desk", {}],
  ["on a phone", PHONE],
] as const) {
  test.describe(where, () => {
    test.use(use);

    test("nothing that is seen moves as a page comes alive in a browser that keeps much", async ({
      page,
    }) => {
      await keepMuch(page);
      for (const address of PAGES) {
        const comeAlive = await openBeforeScripts(page, address);
        const resume = page.getByRole("button", { name: "Resume from 6:40", exact: true });
        if (address === EPISODE) await expect(resume).toBeVisible();
        await comeAlive();
        if (address === EPISODE) await expect(resume).toBeVisible();
        await expectStill(page, address);
      }
    });

    test("what is to be left out is so from the beginning, until it is wanted again", async ({ page }) => {
      await keepMuch(page, "on");
      const comeAlive = await openBeforeScripts(page, `${SHOW}#episodes`);
      const row = (title: string) => page.getByRole("main").getByRole("link", { name: title });
      await expect(row(SOUND.title)).toBeVisible();
      await expect(row(SPEECH.title)).toBeHidden();
      await comeAlive();
      await expect(page.getByText("1 episode is hidden.")).toBeVisible();
      await expectStill(page, SHOW);
      await expect(row(SPEECH.title)).toBeHidden();
      await page.getByRole("checkbox", { name: "Hide what I have heard" }).uncheck();
      await expect(row(SPEECH.title)).toBeVisible();
    });
  });
}

test.describe("on a phone, for the first time", () => {
  test.use(PHONE);

  test("nothing that is seen moves as the fonts come", async ({ page }) => {
    await page.addInitScript(watchMoves);
    let came = Promise.resolve();
    await page.route("**/*.woff2", async (route) => {
      await page.waitForLoadState("domcontentloaded");
      await page.getByRole("heading", { name: "Shows" }).waitFor();
      // They come in the order in which the page asks for them: spaces between Cyrillic words are of the Latin font, which is first.
      came = came.then(async () => route.fulfill({ response: await route.fetch() }));
      await came;
    });
    await page.goto("/", { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    await expectStill(page, "/");
  });

  test("nothing that is seen moves as a page comes alive", async ({ page }) => {
    await page.addInitScript(watchMoves);
    for (const address of PAGES) {
      await page.goto(address);
      await expectStill(page, address);
    }
  });
});

test("a press that began before the page was alive ends on the same button", async ({ page }) => {
  await keepMuch(page);
  // Nothing waits to be heard on, whose player would come over the list.
  await page.evaluate(() => {
    const places: readonly { done: boolean }[] = JSON.parse(localStorage.getItem("playhead.places") ?? "");
    localStorage.setItem("playhead.places", JSON.stringify(places.filter(({ done }) => done)));
  });
  const comeAlive = await openBeforeScripts(page, SHOW);
  await page.getByRole("button", { name: `More for ${SPEECH.title}` }).hover();
  await page.mouse.down();
  await comeAlive();
  await page.mouse.up();
  await expect(page.getByRole("menuitem", { name: "Play next" })).toBeVisible();
});
