import { expect, type Locator, type Page } from "@playwright/test";

/** The part of the page of an account that is about apps. */
export function appsPart(page: Page): Locator {
  return page.getByRole("region", { name: "Apps", exact: true });
}

/** Makes a password for an app on the page of the account. */
export async function addApp(page: Page, name: string): Promise<string> {
  const apps = appsPart(page);
  await apps.getByLabel("Name of the app").fill(name);
  await apps.getByRole("button", { name: "Make a password" }).click();
  const shown = apps.getByLabel("Password for this app");
  await expect(shown).toBeVisible();
  return shown.inputValue();
}
