import { expect, type Page, test } from "@playwright/test";
import { holdScripts } from "./held-back.ts";
import { EPISODE, EPISODES, expectPlaying, player, timeOf } from "./listening.ts";

/** Opens an episode without its scripts, which come when the answer is called. */
async function openBeforeScripts(page: Page): Promise<() => void> {
  const release = await holdScripts(page);
  await page.goto(EPISODE, { waitUntil: "commit" });
  return release;
}

test("a press before the scripts have come plays once they have", async ({ page }) => {
  const letThrough = await openBeforeScripts(page);
  const play = page.getByRole("button", { name: "Play episode" });
  await play.click();
  // One sees that it was heard.
  await expect.poll(() => play.evaluate((button) => button.getAnimations().length)).toBe(1);
  await expect(player(page)).toBeHidden();
  letThrough();
  await expectPlaying(page);
  await expect(page.getByRole("main").getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  // It is pressed once, and answers by itself from now on.
  await expect.poll(() => timeOf(page)).toBeGreaterThan(2);
  await page.getByRole("main").getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Resume from/ })).toBeVisible();
});

test("a page whose scripts the network loses twice answers when they come", async ({ page }) => {
  const times = new Map<string, number>();
  await page.route("**/_next/static/**/*.js", (route) => {
    const before = times.get(route.request().url()) ?? 0;
    times.set(route.request().url(), before + 1);
    return before < 2 ? route.abort("connectionreset") : route.continue();
  });
  await page.goto(EPISODE, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Play episode" }).click();
  await expectPlaying(page);
  // It comes later than the page.
  await expect(player(page)).toBeVisible();
});

test("a press on Queue before the scripts have come opens its menu once they have", async ({ page }) => {
  const letThrough = await openBeforeScripts(page);
  await page.getByRole("main").getByRole("button", { name: "Queue", exact: true }).click();
  letThrough();
  await page.getByRole("menuitem", { name: "Add to queue" }).click();
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: EPISODES[0].title })).toBeVisible();
});

test("letters that are typed before the scripts have come are completed once they have", async ({ page }) => {
  const letThrough = await openBeforeScripts(page);
  const box = page.getByRole("combobox", { name: "Search" });
  await box.fill("li");
  letThrough();
  await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
  await expect(box).toHaveValue("li");
  await expect(box).toBeFocused();
});

/** Resolves when no script has come for a second: what is fetched for later is there. */
async function allScripts(page: Page): Promise<void> {
  let known = 0;
  const isLast = async () => {
    const before = known;
    known = await page.evaluate(async () => {
      // After what waits for the browser to have time.
      await new Promise((resolve) => requestIdleCallback(resolve));
      return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length;
    });
    return known === before;
  };
  await expect.poll(isLast, { intervals: [1000] }).toBe(true);
}

test("without network no press takes the page or the sound away", async ({ page, context }) => {
  await page.goto("/");
  await page.getByRole("button", { name: `Play ${EPISODES[0].title}` }).click();
  await expectPlaying(page);
  await allScripts(page);
  await context.setOffline(true);
  const note = page.getByRole("banner").getByText("Offline", { exact: true });
  await expect(note).toBeVisible();

  // What was fetched for later is there.
  await player(page).getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  await page.keyboard.press("Escape");
  await player(page).getByRole("button", { name: "Expand" }).click();
  const reader = page.getByRole("dialog", { name: "Full player" });
  await expect(reader.locator("[data-passage]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reader).toBeHidden();

  // A page that nobody has been on yet waits for the network; what only the browser could open is not asked for.
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(page.getByText("The page opens as soon as it is back.").last()).toBeVisible();
  await page.getByRole("contentinfo").getByRole("button", { name: "Русский" }).click();
  await expect(page.getByText("Try this again when it is back.")).toBeVisible();
  await expect(page).toHaveURL("/");
  await expectPlaying(page);

  // Sound that is not there is seen to be waited for.
  await player(page).getByRole("slider", { name: "Seek" }).focus();
  await page.keyboard.press("End");
  await expect(player(page).locator("[aria-busy=true]")).toBeVisible();

  await context.setOffline(false);
  await expect(page).toHaveURL("/library");
  await expect(page.getByRole("heading", { name: "Bookmarks", exact: true })).toBeVisible();
  await expect(note).toBeHidden();
  expect(await timeOf(page)).toBeGreaterThan(0);
});

test("sound that is slow to come says so after ten seconds", async ({ page }) => {
  await page.route("**/media/*.mp3", () => {
    // Never answered: the server is there, and silent.
  });
  await page.goto(EPISODE);
  await page.getByRole("button", { name: "Play episode" }).click();
  await expect(player(page).locator("[aria-busy=true]")).toBeVisible();
  await expect(player(page).getByText("The sound is slow to come.")).toBeVisible();
  await page.unroute("**/media/*.mp3");
});
