import { expect, type Locator, type Page } from "@playwright/test";
import { holdBack } from "./held-back.ts";
import { EPISODE, EPISODES, expectAccessible, expectPlaying, setSpeed, test, timeOf } from "./listening.ts";

const full = (page: Page) => page.getByRole("dialog", { name: "Full player" });

/** The text that is painted under a name. */
function painted(page: Page, name: string): Promise<string> {
  return page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String).join(" "), name);
}

/** How far the middle of the painted word is from the middle of the text, as a share of its height. */
function offMiddle(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const [word] = [...(CSS.highlights.get("read-word") ?? [])];
    const box = element.getBoundingClientRect();
    const line = word instanceof Range ? word.getBoundingClientRect() : null;
    return line ? Math.abs(line.top - box.top - box.height / 2) / box.height : Number.NaN;
  });
}

async function openFromHome(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
  await expectPlaying(page);
  await page.getByRole("button", { name: "Expand" }).click();
}

test("the reader opens at a moment that nobody has played yet", async ({ page }) => {
  await page.goto(`${EPISODE}?t=754`);
  await expect.poll(() => timeOf(page)).toBe(754);
  await page.getByRole("button", { name: "Expand" }).click();
  const text = full(page).getByRole("region", { name: "Transcript" });
  await expect.poll(() => painted(page, "read-word")).not.toBe("");
  await expect.poll(() => offMiddle(text)).toBeLessThan(0.4);
});

test("the reader shows what is said, large, wherever one is, and goes by sentences", async ({ page }) => {
  await openFromHome(page);
  const reader = full(page);
  const text = reader.getByRole("region", { name: "Transcript" });
  await expect(text.getByText("Clap your hands once.")).toBeVisible();
  await expect.poll(() => painted(page, "read-sentence")).not.toBe("");
  const [sentence, word] = await page.evaluate(() =>
    ["read-sentence", "read-word"].map((key) => [...(CSS.highlights.get(key) ?? [])].map(String).join(" ")),
  );
  expect(sentence).toContain(word ?? "?");
  await expect(
    reader.getByRole("list", { name: "Speakers" }).getByRole("button", { name: "Vera", exact: true }),
  ).toBeVisible();
  await expectAccessible(page);

  // Nothing but the text is left while nobody moves.
  await expect(reader.getByRole("slider", { name: "Seek" })).toHaveCSS("opacity", "1");
  const controls = reader.locator("[data-idle] > div").last();
  await expect(controls).toHaveCSS("opacity", "0");
  await page.mouse.move(300, 300);
  await expect(controls).toHaveCSS("opacity", "1");

  // Far on, a step at a time; the line stays where it is read.
  await reader.getByRole("link", { name: "Dots on the Line" }).click();
  await expect.poll(() => timeOf(page)).toBeGreaterThan(600);
  await page.keyboard.press("k");
  const before = await painted(page, "read-sentence");
  await page.keyboard.press(".");
  await expect.poll(() => painted(page, "read-sentence")).not.toBe(before);
  await reader.getByRole("button", { name: "Previous sentence" }).click();
  await expect.poll(() => painted(page, "read-sentence")).toBe(before);
  await page.keyboard.press("k");
  await expect.poll(() => offMiddle(text)).toBeLessThan(0.4);

  // Scrolling away leaves the way back. Slow: no other line comes before the wheel turns, which would be followed.
  await setSpeed(page, 0.1);
  await expect(reader.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.mouse.move(700, 300);
  await page.mouse.wheel(0, -5000);
  await reader.getByRole("button", { name: "Back to now" }).click();
  await expect.poll(() => offMiddle(text)).toBeLessThan(0.4);
  await setSpeed(page, 1);

  // The key for following is the reader's as long as that is open.
  await page.keyboard.press("f");
  await page.keyboard.press("5");
  await reader.getByRole("button", { name: "Back to now" }).click();
  await expect.poll(() => offMiddle(text)).toBeLessThan(0.4);

  // Back closes it, on the page that one came from, and the sound plays on.
  await page.goBack();
  await expect(reader).toBeHidden();
  await expect(page).toHaveURL("/");
  await expectPlaying(page);
  await page.getByRole("button", { name: "Expand" }).click();
  await page.keyboard.press("Escape");
  await expect(reader).toBeHidden();
  await page.getByRole("button", { name: "Expand" }).click();
  await reader.getByRole("link", { name: EPISODES[0].title }).click();
  await expect(page).toHaveURL(EPISODE);
  await expect(reader).toBeHidden();
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("the reader that is closed and wanted again before the browser has gone back opens and stays", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { back } = History.prototype;
    History.prototype.back = function () {
      setTimeout(() => back.call(this), 500);
    };
  });
  await openFromHome(page);
  await expect(full(page)).toBeVisible();
  const gone = page.evaluate(
    () => new Promise<void>((resolve) => addEventListener("popstate", () => resolve(), { once: true })),
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Expand" }).click();
  await gone;
  await expect(full(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(full(page)).toBeHidden();
  await expect(page).toHaveURL("/");
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  /** A finger from one point to another. */
  async function swipe(page: Page, from: [number, number], to: [number, number]): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const at = (share: number) => ({
      x: from[0] + (to[0] - from[0]) * share,
      y: from[1] + (to[1] - from[1]) * share,
    });
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at(0)] });
    for (const share of [0.25, 0.5, 0.75, 1])
      await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at(share)] });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  test("the ways back to what plays and to where a jump began stand apart", async ({ page }) => {
    await page.goto(EPISODE);
    await page.locator("main button").first().tap();
    await expectPlaying(page);
    await setSpeed(page, 0.1);
    const time = page.locator("[data-time]").nth(8);
    await time.scrollIntoViewIfNeeded();
    await time.tap();
    const jump = page.getByRole("button", { name: /^Back to \d/ });
    await expect(jump).toBeVisible();
    await swipe(page, [200, 300], [200, 700]);
    await swipe(page, [200, 300], [200, 700]);
    const now = page.getByRole("button", { name: "Back to now" });
    await expect(now).toBeVisible();
    const [one, other] = [await jump.boundingBox(), await now.boundingBox()];
    expect((other?.y ?? 0) + (other?.height ?? 0)).toBeLessThanOrEqual(one?.y ?? 0);
  });

  test("the text of the sheet opens at a moment that nobody has played yet", async ({ page }) => {
    await page.goto(`${EPISODE}?t=754`);
    await expect.poll(() => timeOf(page)).toBe(754);
    await page.getByRole("button", { name: "Expand" }).tap();
    await full(page).getByRole("button", { name: "Text" }).tap();
    const text = full(page).getByRole("region", { name: "Transcript" });
    await expect.poll(() => painted(page, "read-word")).not.toBe("");
    await expect.poll(() => offMiddle(text)).toBeLessThan(0.4);
  });

  test("nothing in the sheet moves when the words come", async ({ page }) => {
    const release = await holdBack(page, "**/spoken.json*");
    await openFromHome(page);
    const sheet = full(page);
    const parts = [
      sheet.getByRole("slider", { name: "Seek" }),
      sheet.getByRole("button", { name: "Bookmark", exact: true }),
    ];
    // It comes from below, and stands.
    for (const part of parts) await part.hover({ trial: true });
    const places = () => Promise.all(parts.map((part) => part.boundingBox()));
    const before = await places();
    release();
    await expect(sheet.getByRole("button", { name: "Sentences" })).toBeVisible();
    await expect(sheet.getByRole("list", { name: "Speakers" })).toBeVisible();
    expect(await places()).toEqual(before);
  });

  test("the sheet has two faces, and follows the finger away", async ({ page }) => {
    await openFromHome(page);
    const sheet = full(page);
    const text = sheet.getByRole("region", { name: "Transcript" });
    for (const name of ["Mute", "Speed", "Bookmark", "Share", "Download", "Text"])
      await expect(
        sheet.getByRole("button", { name }).or(sheet.getByRole("link", { name })).first(),
      ).toBeInViewport();
    await expect(text).toBeHidden();
    const chapters = sheet.getByRole("navigation", { name: "Chapters" });
    const row = chapters.getByRole("link").first();
    expect((await chapters.boundingBox())?.height).toBeGreaterThan(
      5 * ((await row.boundingBox())?.height ?? 0),
    );
    await expectAccessible(page);
    await sheet.getByRole("button", { name: "Share" }).tap();
    const close = page.getByRole("dialog", { name: "Share" }).getByRole("button", { name: "Close" });
    expect((await close.boundingBox())?.width).toBe(44);
    await close.tap();
    await swipe(page, [300, 200], [120, 205]);
    await expect(text).toBeVisible();
    await expect.poll(() => painted(page, "read-word")).not.toBe("");
    await expect(sheet.getByRole("button", { name: "Pause", exact: true })).toBeInViewport();
    await expectAccessible(page);
    await swipe(page, [100, 300], [300, 305]);
    await expect(text).toBeHidden();
    await page.touchscreen.tap(195, 150);
    await expect(text).toBeVisible();
    await sheet.getByRole("button", { name: "Cover" }).tap();
    await expect(text).toBeHidden();
    await swipe(page, [195, 150], [200, 420]);
    await expect(sheet).toBeHidden();
    await expect(page).toHaveURL("/");
    await expectPlaying(page);
    await swipe(page, [120, 815], [125, 700]);
    await expect(sheet).toBeVisible();
  });
});
