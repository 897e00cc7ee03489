import { expect, type Page } from "@playwright/test";
import { holdLaterScripts, holdScripts } from "./held-back.ts";
import { expectKept, keepButton } from "./keeping.ts";
import { EPISODE, expectPlaying, SHOW, test, untilAlive } from "./listening.ts";
import { drag } from "./words.ts";

test("what is typed before the scripts are there is looked for when they come", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(SHOW, { waitUntil: "commit" });
  await page.getByRole("searchbox", { name: "Title or summary contains" }).fill("becomes");
  release();
  await expect(page.getByText("1 episode")).toBeVisible();
  await expect(page).toHaveURL(/text=becomes$/);
});

test("a transcript is searched for what was typed before the scripts were there", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  const find = page.getByRole("searchbox", { name: "Find in transcript" });
  await find.fill("soot");
  release();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(find).toHaveValue("soot");
});

test("an episode is kept by a press that came before the scripts", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  await keepButton(page).click();
  release();
  await expectKept(page);
});

test("a show is narrowed by a choice that was made before the scripts were there", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(SHOW, { waitUntil: "commit" });
  await page.getByRole("combobox", { name: "With" }).selectOption("paul");
  await page.getByRole("combobox", { name: "Order" }).focus();
  release();
  await expect(page).toHaveURL(/\?speaker=paul$/);
  await page.goBack();
  await expect(page.getByRole("combobox", { name: "With" })).toHaveValue("");
});

test("what is sent while what reads the form is on its way is looked for then, in place of the page", async ({
  page,
}) => {
  const release = await holdLaterScripts(page, SHOW);
  await page.goto(SHOW);
  await untilAlive(page);
  await page.getByRole("searchbox", { name: "Title or summary contains" }).fill("becomes");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1 }).click();
  release();
  await expect(page.getByText("1 episode")).toBeVisible();
  await expect(page).toHaveURL(/text=becomes$/);
  const loaded = () => performance.getEntriesByType("navigation").map(({ name }) => new URL(name).search);
  expect(await page.evaluate(loaded)).toEqual([""]);
});

test("hits that are asked for while what plays them is on its way are played then", async ({ page }) => {
  const results = "/search?q=sound";
  const release = await holdLaterScripts(page, results);
  await page.goto(results);
  await untilAlive(page);
  await page.getByRole("button", { name: "Play the hits" }).click();
  release();
  await expectPlaying(page);
  await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
});

test("settings that were changed before the scripts were there are kept", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/settings", { waitUntil: "commit" });
  await page.getByLabel("Step back").selectOption("10 seconds");
  const keys = page.getByRole("checkbox", { name: "Single keys control the player" });
  const before = await keys.isChecked();
  await keys.setChecked(!before);
  release();
  await untilAlive(page);
  await expect(keys).toBeChecked({ checked: !before });
  await page.reload();
  await expect(page.getByLabel("Step back")).toHaveValue("10");
  await expect(keys).toBeChecked({ checked: !before });
});

test("keys that were pressed before the scripts were there mean what they mean", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  const times = page.locator("[data-time]");
  await times.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  release();
  await expect(times.nth(2)).toBeFocused();
});

test("a sign that was pressed in vain, and again, counts once", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  const follow = page.getByRole("button", { name: "Follow" });
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("f");
  await page.keyboard.press("f");
  release();
  await expect(follow).toHaveAttribute("aria-pressed", "false");
});

test("words that were selected before the scripts were there can be acted on when they come", async ({
  page,
}) => {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  const passage = page.locator("[data-passage]").first();
  await drag(page, passage, 1, passage, 12);
  const selected = () => page.evaluate(() => String(document.getSelection()).trim());
  const words = await selected();
  expect(words).not.toBe("");
  release();
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await expect(bar).toBeVisible();
  expect(await selected()).toBe(words);
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
});

declare global {
  interface Window {
    /** What `whenItLives` was given. */
    actAtOnce: () => void;
  }
}

/** Lets `act` be done in the page as soon as that is alive, before what it leaves for a moment later. Call it before the page is opened. */
async function whenItLives(page: Page, act: () => void): Promise<void> {
  await page.addInitScript(`window.actAtOnce = ${act}`);
  await page.addInitScript(() => {
    let alive: true | undefined;
    Object.defineProperty(window, "isAlive", {
      get: () => alive,
      set() {
        alive = true;
        queueMicrotask(window.actAtOnce);
      },
    });
  });
}

test("a link that is pressed as soon as the page is alive opens in place of it", async ({ page }) => {
  await whenItLives(page, () =>
    document.querySelector<HTMLElement>('main h3 a[data-page][href*="/how-"]')?.click(),
  );
  await page.goto("/");
  await expect(page).toHaveURL(/how-/);
  await expect(page.locator("[data-passage]").first()).toBeVisible();
  const loaded = () => performance.getEntriesByType("navigation").map(({ name }) => new URL(name).pathname);
  expect(await page.evaluate(loaded)).toEqual(["/"]);
});

test("a key that is pressed as soon as the page is alive means what it means, once", async ({ page }) => {
  await whenItLives(page, () =>
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "f", code: "KeyF", bubbles: true, cancelable: true }),
    ),
  );
  await page.goto(EPISODE);
  const follow = page.getByRole("button", { name: "Follow" });
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  await untilAlive(page);
  await expect(follow).toHaveAttribute("aria-pressed", "false");
});
