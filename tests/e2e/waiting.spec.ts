import { expect, type Page } from "@playwright/test";
import { EPISODE, EPISODES, test, untilAlive } from "./listening.ts";

/** Opens the front page; until it is alive, its links open pages as they do without script. */
async function openAlive(page: Page): Promise<void> {
  await page.goto("/");
  await untilAlive(page);
}

test("a page that lets one wait shows its shape and is announced, and Back leads to where one was", async ({
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await openAlive(page);
  const link = page.getByRole("main").getByRole("link", { name: EPISODES[0].title });
  await link.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/[?&]_rsc=/, async (route) => {
    await released;
    await route.continue();
  });
  await link.click();
  const shape = page.locator('[data-shape="episode"]');
  const waiting = page.getByRole("status").filter({ hasText: "The page is loading." });
  await expect(shape).toBeVisible();
  await expect(waiting).toHaveCount(1);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  release();
  await expect(page).toHaveURL(EPISODE);
  await expect(page.getByRole("heading", { level: 1, name: EPISODES[0].title })).toBeVisible();
  await expect(shape).toHaveCount(0);
  await expect(waiting).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Newest episodes" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
});

test("a browser too slow to move a picture from page to page leaves that out, and nothing is wrong", async ({
  page,
}) => {
  // As the browser does it, but that each change takes five seconds: it gives up after four.
  await page.addInitScript(() => {
    const { startViewTransition } = Document.prototype;
    Document.prototype.startViewTransition = function (options) {
      const change = typeof options === "function" ? { update: options } : options;
      const update = async () => {
        await new Promise((resolve) => setTimeout(resolve, 5000));
        await change?.update?.();
      };
      const transition = startViewTransition.call(this, { ...change, update });
      transition.ready.catch((error) => {
        document.documentElement.dataset.late = error.name;
      });
      return transition;
    };
  });
  await openAlive(page);
  await page.getByRole("main").getByRole("link", { name: EPISODES[0].title }).click();
  await expect(page.getByRole("heading", { level: 1, name: EPISODES[0].title })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-late", "TimeoutError");
});
