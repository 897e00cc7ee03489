import { expect, type Locator, type Page } from "@playwright/test";
import {
  bookmark,
  EPISODE,
  EPISODES,
  expectAccessible,
  expectPlaying,
  player,
  SHOW,
  test,
  untilAlive,
} from "./listening.ts";

const [SOUND, SPEECH] = EPISODES;
const SPEECH_PAGE = `${SHOW}/${SPEECH.name}`;

/** Queues what a button named so stands beside, in one of two ways. */
async function queue(page: Page, more: string | RegExp, way: "Play next" | "Add to queue"): Promise<void> {
  await page.getByRole("button", { name: more }).first().click();
  await page.getByRole("menuitem", { name: way }).click();
  await expect(page.getByRole("menuitem")).toHaveCount(0);
}

const library = (page: Page) => page.getByRole("region", { name: "Queue", exact: true });
const panel = (page: Page) => page.getByRole("dialog", { name: "Queue", exact: true });
const rows = (within: Locator) => within.getByRole("listitem");

/** Which rows there are, by parts of their texts. */
async function expectOrder(within: Locator, ...texts: readonly string[]): Promise<void> {
  await expect(rows(within)).toHaveText(texts.map((text) => new RegExp(text)));
}

/** Drags a row by its handle to where another is. */
async function dragRow(page: Page, row: Locator, to: Locator): Promise<void> {
  const handle = row.getByTitle("Drag to move");
  await handle.hover();
  const [from, onto] = [await handle.boundingBox(), await to.boundingBox()];
  if (!from || !onto) throw new Error("A row is not on the page");
  const [x, y] = [from.x + from.width / 2, onto.y + onto.height / 2];
  await page.mouse.down();
  await page.mouse.move(x, from.y + from.height / 2 + 10, { steps: 2 });
  // A page that is busy meanwhile hears of the rest of the way and of its end at once.
  const busy = page.evaluate(() => {
    const end = performance.now() + 200;
    while (performance.now() < end);
  });
  await Promise.all([busy, page.mouse.move(x, y), page.mouse.up()]);
}

/** Lets the sound that is in the player end, whose length is known by then. */
async function hearEnd(page: Page): Promise<void> {
  await page.locator("audio").evaluate((audio: HTMLAudioElement) => {
    audio.currentTime = audio.duration - 0.8;
  });
}

/** Presses "Stay" as soon as it is there, however slow the machine is. What is said then. */
function stayOnceAsked(page: Page): Promise<string | null> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const stay = [...document.querySelectorAll("button")].find((one) => one.textContent === "Stay");
          if (!stay) return requestAnimationFrame(look);
          resolve(stay.closest("[role=status]")?.textContent ?? null);
          return stay.click();
        };
        look();
      }),
  );
}

test("episodes, hits and bookmarks wait in an order that is changed by hand, key and button, in every tab", async ({
  page,
  context,
}) => {
  await bookmark(page, 300, "5:00");
  await page.goto("/");
  const more = page.getByRole("button", { name: `More for ${SPEECH.title}` });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Play next" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${SPEECH.title} is in the queue.`)).toBeVisible();
  await page.goto("/search?q=lighthouse");
  await queue(page, /^More for \d/, "Play next");
  await page.goto("/library");
  await queue(page, "More for 5:00", "Play next");
  await expectOrder(library(page), "5:00", ".*–", SPEECH.title);
  await expectAccessible(page);

  await dragRow(page, rows(library(page)).first(), rows(library(page)).last());
  await expectOrder(library(page), ".*–", SPEECH.title, "5:00");
  const up = library(page).getByRole("button", { name: /^Move .*5:00 up$/ });
  await up.click();
  await expectOrder(library(page), ".*–", "5:00", SPEECH.title);
  await expect(library(page).getByText(/5:00 is now 2 of 3\.$/)).toBeAttached();
  await expect(up).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expectOrder(library(page), "5:00", ".*–", SPEECH.title);
  await expect(up).toBeFocused();

  const other = await context.newPage();
  await other.goto("/library");
  await expectOrder(library(other), "5:00", ".*–", SPEECH.title);
  await library(page)
    .getByRole("button", { name: /^Remove .*5:00$/ })
    .click();
  await expectOrder(library(page), ".*–", SPEECH.title);
  await expectOrder(library(other), ".*–", SPEECH.title);
  await library(page).getByRole("button", { name: "Undo" }).click();
  await expectOrder(library(other), "5:00", ".*–", SPEECH.title);
  await library(other).getByRole("button", { name: "Clear" }).click();
  await expect(rows(library(page))).toHaveCount(0);
  // It stays as long as the focus is at it.
  const undo = library(other).getByRole("button", { name: "Undo" });
  await undo.focus();
  await expectAccessible(page);
  await undo.click();
  await page.reload();
  await expectOrder(library(page), "5:00", ".*–", SPEECH.title);
});

test("where an episode ends the queue goes on unless one stays; else what was not heard yet is offered", async ({
  page,
  context,
}) => {
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  await hearEnd(page);
  await expect(player(page).getByText(`Not heard yet: ${SPEECH.title}`)).toBeVisible();
  await expectAccessible(page);
  await player(page).getByRole("button", { name: "Play now" }).click();
  await expectPlaying(page);
  await expect(player(page).getByRole("link", { name: SPEECH.title })).toBeVisible();

  await queue(page, "Queue", "Add to queue");
  const said = stayOnceAsked(page);
  await hearEnd(page);
  expect(await said).toContain(`Next: ${SOUND.title}`);
  await expect(player(page).getByText(`Next in the queue: ${SOUND.title}`)).toBeVisible();
  await expect(player(page).getByRole("link", { name: SPEECH.title })).toBeVisible();
  await player(page).getByRole("button", { name: "Play now" }).click();
  await expectPlaying(page);
  await expect(player(page).getByRole("button", { name: "Queue", exact: true })).toBeVisible();

  // Two seconds of silence between two sounds, as the element says.
  await page.goto(SPEECH_PAGE);
  await queue(page, "Queue", "Play next");
  await page.goto(EPISODE);
  await page
    .getByRole("button", { name: /^(Play|Resume)/ })
    .first()
    .click();
  await expectPlaying(page);
  await page.locator("audio").evaluate((audio: HTMLAudioElement) => {
    audio.addEventListener("ended", ({ timeStamp }) => Object.assign(window, { endedAt: timeStamp }));
    audio.addEventListener("play", ({ timeStamp }) => Object.assign(window, { begunAt: timeStamp }));
  });
  await hearEnd(page);
  await expect(player(page).getByRole("link", { name: SPEECH.title })).toBeVisible();
  await expectPlaying(page);
  const silence = await page.evaluate(() => {
    const { begunAt = 0, endedAt = 0 } = window as Window & { begunAt?: number; endedAt?: number };
    return begunAt - endedAt;
  });
  expect(silence).toBeGreaterThan(1950);

  // Another tab begins in these two seconds: this one does not go on as well.
  await queue(page, "Queue", "Add to queue");
  const other = await context.newPage();
  await other.goto(SHOW);
  await untilAlive(other);
  await other.getByRole("button", { name: `Play ${SPEECH.title}` }).evaluate((button) => {
    window.addEventListener(
      "storage",
      ({ key }) => key === "ended" && button instanceof HTMLElement && button.click(),
    );
  });
  await page.locator("audio").evaluate((audio) => {
    audio.addEventListener("ended", () => localStorage.setItem("ended", "yes"));
  });
  await hearEnd(page);
  await expect(player(page).getByText(`Next in the queue: ${SOUND.title}`)).toBeVisible();
  await expectPlaying(other);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("the queue is a press away in the sheet, and a finger moves what waits", async ({ page }) => {
    await page.goto("/");
    for (const { title } of EPISODES) {
      await page.getByRole("button", { name: `More for ${title}` }).tap();
      await page.getByRole("menuitem", { name: "Add to queue" }).tap();
    }
    await page.getByRole("button", { name: `Play ${SOUND.title}` }).tap();
    await expectPlaying(page);
    await page.getByRole("button", { name: "Expand" }).tap({ position: { x: 60, y: 40 } });
    const sheet = page.getByRole("dialog", { name: "Full player" });
    await sheet.getByRole("button", { name: "Queue (2)" }).tap();
    await expectOrder(panel(page), SOUND.title, SPEECH.title);
    await expectAccessible(page);
    for (const button of await panel(page).getByRole("button").all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height), (await button.textContent()) ?? "").toBeGreaterThanOrEqual(44);
    }

    const handle = await rows(panel(page)).first().getByTitle("Drag to move").boundingBox();
    if (!handle) throw new Error("There is nothing to drag by");
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    const session = await page.context().newCDPSession(page);
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    for (const by of [20, 50, 80])
      await session.send("Input.dispatchTouchEvent", {
        type: "touchMove",
        touchPoints: [{ x, y: y + by }],
      });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expectOrder(panel(page), SPEECH.title, SOUND.title);

    await panel(page).getByRole("button", { name: "Add what plays" }).tap();
    await expectOrder(panel(page), SPEECH.title, SOUND.title);
    await panel(page)
      .getByRole("button", { name: `Play ${SPEECH.title} now` })
      .tap();
    await expectOrder(panel(page), SOUND.title);
    await panel(page).getByRole("button", { name: "Close" }).tap();
    await expect(sheet.getByRole("heading", { name: SPEECH.title })).toBeVisible();
    await expectPlaying(page);
    await page.keyboard.press("q");
    await expect(panel(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel(page)).toBeHidden();
    await expect(sheet).toBeVisible();
  });
});
