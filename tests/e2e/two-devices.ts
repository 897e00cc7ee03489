import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { expectPlaying, pause, timeOf } from "./listening.ts";
import { invitation, newPage, signInAtOnce, signUpAtOnce } from "./signing-up.ts";

export function part(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

export function bookmarks(page: Page): Locator {
  return part(page, "Bookmarks");
}

/** Two browsers in which one person has signed in; nothing is open there yet. */
export async function twoDevices(
  browser: Browser,
  name: string,
  ofPhone = {},
): Promise<readonly [desk: Page, phone: Page]> {
  const [desk, phone] = [await newPage(browser), await newPage(browser, ofPhone)];
  await signUpAtOnce(desk, invitation(), name);
  await signInAtOnce(phone, name);
  return [desk, phone];
}

/** Waits on the page of the account until all is told on both sides. */
export async function expectInStep(page: Page): Promise<void> {
  await page.goto("/settings/account");
  await expect(part(page, "In step")).toContainText("In step as of");
}

/** As a page does whose network has come back, or that is looked at again. */
export function lookAgain(page: Page): Promise<unknown> {
  return page.evaluate(() => window.dispatchEvent(new Event("online")));
}

/** In the library. */
export async function annotate(page: Page, clock: string, note: string, tags = ""): Promise<void> {
  await page.getByRole("button", { name: `Edit ${clock}` }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  if (tags !== "") await page.getByRole("textbox", { name: /^Tags/ }).fill(tags);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(bookmarks(page).getByText(note)).toBeVisible();
}

/** Plays the episode that is open until a little after `time`; the clock where it was paused. */
export async function playTo(page: Page, time: number): Promise<string> {
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Play episode|Continue|Play)/ })
    .first()
    .click();
  await expectPlaying(page);
  await page.locator("audio").evaluate((audio: HTMLAudioElement, to) => {
    audio.currentTime = to;
  }, time);
  await expect.poll(() => timeOf(page)).toBeGreaterThan(time);
  return pause(page);
}

export async function close(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}
