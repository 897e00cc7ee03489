import { expect, type Page } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import { expectKept, keepButton } from "./keeping.ts";
import { EPISODE, EPISODES, SHOW, test, untilAlive } from "./listening.ts";

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

/** Opens a link to a moment, whose words are seen before the scripts are there. */
async function openMoment(page: Page) {
  const release = await holdScripts(page);
  await page.goto(`${EPISODE}?t=600`, { waitUntil: "commit" });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  const begins = await page.locator("[data-begins]").getAttribute("data-begins");
  const [id = ""] = begins?.split(" ") ?? [];
  const words = page.locator("[data-passage]").filter({ has: page.locator(`#${id}`) });
  await expect(words).toContainText("A groove gets dusty");
  await expect(words).toBeInViewport();
  await page.evaluate(() => document.fonts.ready);
  const top = () => words.evaluate((passage) => passage.getBoundingClientRect().top);
  return { release, top };
}

test("the words of a link's moment are seen before the scripts are there, and stay where they are", async ({
  page,
}) => {
  const { release, top } = await openMoment(page);
  const before = await top();
  release();
  await expect(page.locator("[data-moment]")).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThan(4);
});

test("whoever scrolls before the scripts are there is not taken back to the moment", async ({ page }) => {
  const { release, top } = await openMoment(page);
  const before = await top();
  await page.mouse.move(400, 700);
  await page.mouse.wheel(0, 900);
  await expect.poll(top).toBeLessThan(before - 800);
  release();
  await expect(page.locator("[data-moment]")).toHaveCount(1);
  expect(await top()).toBeLessThan(before - 700);
});

declare global {
  interface Window {
    /** How much of what was seen has moved by itself, as browsers score it (Layout Instability, WICG). */
    moved: number;
  }
}

/** Runs in the page before its own scripts. */
function watchMoves() {
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if ("value" in shift) window.moved += Number(shift.value);
  }).observe({ type: "layout-shift", buffered: true });
}

test("whoever goes by keys before the scripts are there is not taken back either", async ({ page }) => {
  const { release, top } = await openMoment(page);
  const before = await top();
  await page.keyboard.press("PageDown");
  await expect.poll(top).toBeLessThan(before - 300);
  release();
  await expect(page.locator("[data-moment]")).toHaveCount(1);
  expect(await top()).toBeLessThan(before - 300);
});

test("a scroll of the page before keeps no link from leading to its moment", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/search?q=sound", { waitUntil: "commit" });
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  release();
  await untilAlive(page);
  await page.locator("main article a:has(mark)").first().click();
  await expect(page.locator("[data-moment]").first()).toBeInViewport();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true });

  test("nothing that is seen of a link's moment moves, wherever it is", async ({ page }) => {
    await page.addInitScript(watchMoves);
    for (const time of [200, 600, 1000]) {
      await page.goto(`${SHOW}/${EPISODES[1].name}?t=${time}`);
      await expect(page.locator("[data-moment]")).toBeInViewport();
      expect(await page.evaluate(() => window.moved), `at ${time} s`).toBe(0);
    }
  });

  test("nothing that is seen of the newest episodes moves as the fonts come", async ({ page }) => {
    await page.addInitScript(watchMoves);
    await page.route("**/*.woff2", async (route) => {
      await page.getByRole("heading", { name: "Shows" }).waitFor();
      await route.continue();
    });
    await page.goto("/", { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => window.moved)).toBeLessThan(0.001);
  });

  test("nothing that is seen of a page moves as it comes alive", async ({ page }) => {
    await page.addInitScript(watchMoves);
    for (const address of ["/", SHOW, EPISODE, "/search?q=sound", "/library", "/settings"]) {
      await page.goto(address, { waitUntil: "networkidle" });
      expect(await page.evaluate(() => window.moved), address).toBeLessThan(0.001);
    }
  });
});
