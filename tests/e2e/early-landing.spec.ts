import { expect, type Page } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import { EPISODE, EPISODES, SHOW, test, untilAlive } from "./listening.ts";
import { readMoves, watchMoves } from "./moves.ts";

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
    // What fonts move that come late is looked at in still.spec.ts.
    await page.goto(EPISODE, { waitUntil: "networkidle" });
    await page.addInitScript(watchMoves);
    for (const time of [200, 600, 1000]) {
      await page.goto(`${SHOW}/${EPISODES[1].name}?t=${time}`);
      await expect(page.locator("[data-moment]")).toBeInViewport();
      const { moved, movedParts } = await readMoves(page);
      expect(moved, `at ${time} s: ${movedParts.join("; ")}`).toBe(0);
    }
  });
});
