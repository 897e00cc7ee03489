import { execFileSync } from "node:child_process";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { portOf } from "./ports.ts";

const root = path.resolve(import.meta.dirname, "../..");
export const PASSWORD = "four words that fit";

/** The path of a link by which one person can sign up, made at the server. */
export function invitation(role = "listener"): string {
  const { TEST_DATA_DIR, ...env } = process.env;
  const said = execFileSync("npm", ["run", "-s", "invite", "--", role], {
    cwd: root,
    encoding: "utf8",
    env: { ...env, DATA_DIR: TEST_DATA_DIR, PORT: String(portOf("shared")), LANG: "en" },
  });
  return /\/sign-up\?\S+/.exec(said)?.[0] ?? "";
}

export async function signUp(page: Page, link: string, name: string): Promise<readonly string[]> {
  await page.goto(link);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Recovery codes" })).toBeVisible();
  const codes = await page
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  return codes;
}

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function newPage(browser: Browser, options = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}
