import { expect } from "@playwright/test";
import {
  EPISODE,
  EPISODES,
  expectPlaying,
  pause,
  player,
  SHOW,
  test,
  timeOf,
  untilAlive,
} from "./listening.ts";

test("who begins to play in another tab pauses this one, which says so", async ({ page, context }) => {
  await page.goto(EPISODE);
  await page.locator("main button").first().click();
  await expectPlaying(page);
  // It goes again after a while.
  const said = page.getByText("Paused: another tab plays now.").waitFor();
  const other = await context.newPage();
  await other.goto(SHOW);
  await other
    .getByRole("button", { name: /^Play / })
    .first()
    .click();
  await expectPlaying(other);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await said;
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
  await expectPlaying(page);
  await expect(player(other).getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("what one tab keeps is seen in another that is open beside it", async ({ page, context }) => {
  await page.goto("/library");
  await expect(page.getByText("Nothing heard yet", { exact: false })).toBeVisible();
  const settings = await context.newPage();
  await settings.goto("/settings");
  await untilAlive(settings);
  const other = await context.newPage();
  await other.goto(`${SHOW}/${EPISODES[1].name}?t=600`);
  await other.getByRole("button", { name: "Play from 10:00" }).click();
  await expectPlaying(other);
  const left = await pause(other);
  await expect(page.getByText(`${left} of ${EPISODES[1].length}`, { exact: true })).toBeVisible();

  await other.getByRole("button", { name: "Follow" }).click();
  await expect(settings.getByLabel("Follow the sound")).not.toBeChecked();
  await page.goto(SHOW);
  await settings.getByLabel("Step back").selectOption("10 seconds");
  await expect(player(other).getByRole("button", { name: "Back 10 seconds" })).toBeVisible();
  await expect(player(page).getByRole("button", { name: "Back 10 seconds" })).toBeVisible();

  // What waits in this tab goes on where the other has stopped, and what the other has heard stands still.
  const before = await timeOf(other);
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
  await expectPlaying(page);
  await player(page).getByRole("button", { name: "Forward 30 seconds" }).click();
  await pause(page);
  await expect(player(other).getByText("You have another place in this episode as well.")).toBeVisible();
  expect(await timeOf(other)).toBe(before);
});

test("a host that lets nobody jump is said, and no step goes back to the beginning", async ({ page }) => {
  await page.route("**/media/*.mp3", async (route) => {
    const { range: _, ...headers } = await route.request().allHeaders();
    const whole = await route.fetch({ headers });
    const kept = Object.entries(whole.headers()).filter(([name]) => !/^(accept|content)-range/.test(name));
    await route.fulfill({ status: 200, headers: Object.fromEntries(kept), body: await whole.body() });
  });
  await page.goto(`${EPISODE}?t=600`);
  await page.locator("main button").first().click();
  await expectPlaying(page);
  const said = player(page).getByText(/lets nobody jump/);
  const time = () => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime);
  const before = await time();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await said.isVisible()) || (await time()) > 500).toBe(true);
  expect(await time()).toBeGreaterThanOrEqual(before);
  // Sound that is on its way is waited for by nobody.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
