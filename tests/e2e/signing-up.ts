import path from "node:path";
import { type APIResponse, type Browser, expect, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { INVITATION_LASTS, invitationHref } from "#server/accounts/invitation.ts";
import { hashToken, newToken } from "#server/accounts/token.ts";
import { portOf } from "./ports.ts";

const SITE = `http://localhost:${portOf("shared")}`;
export const PASSWORD = "four words that fit";

/** The path of a link by which one person can sign up, such as `npm run invite` makes, without a process of its own. */
export function invitation(role = "listener"): string {
  const token = newToken();
  const db = new Database(path.join(process.env.TEST_DATA_DIR ?? "", "playhead.db"), { timeout: 20_000 });
  const end = new Date(Date.now() + INVITATION_LASTS);
  db.prepare(
    `INSERT INTO "Invitation" ("tokenHash", "role", "createdAt", "expiresAt") VALUES (?, ?, ?, ?)`,
  ).run(hashToken(token), role, new Date().toISOString(), end.toISOString());
  db.close();
  return invitationHref(token);
}

/** Signs up on the page of a link, and gives the recovery codes. Journeys that are about something else do it at once. */
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

/** From the page of the account, until the page it leads to is there. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Newest episodes" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
}

/** What has the cookies of a browser, or of none. */
type Client = Pick<Page, "request">;

/** Signs up with what the form sends, without opening its page. `link`: as for `signUp`. */
export async function signUpAtOnce(client: Client, link: string, name: string): Promise<void> {
  const { origin, searchParams } = new URL(link, SITE);
  const invitation = searchParams.get("invitation") ?? "";
  await sendForm(client, origin, "sign-up", { name, password: PASSWORD, invitation });
}

/** Signs in with what the form sends, without opening its page. */
export async function signInAtOnce(client: Client, name: string, site = SITE): Promise<void> {
  await sendForm(client, site, "sign-in", { name, password: PASSWORD });
}

/** Makes a password for an app of who is signed in, with what the form sends. It comes in the note for the page. */
export async function addAppAtOnce(client: Client, app: string): Promise<string> {
  const answer = await sendForm(client, SITE, "apps", { app });
  const [, note = ""] = /^note=([^;]+)/m.exec(answer.headers()["set-cookie"] ?? "") ?? [];
  return JSON.parse(Buffer.from(note, "base64url").toString()).shown[0];
}

let senders = 0;

/** Each comes from elsewhere: who signs up too often is told to wait. */
async function sendForm(
  { request }: Client,
  origin: string,
  end: string,
  form: Record<string, string>,
): Promise<APIResponse> {
  senders += 1;
  const from = `198.51.100.${senders % 250}`;
  const headers = { origin, accept: "application/json", "x-forwarded-for": from };
  const answer = await request.post(`${origin}/api/account/${end}`, { form, headers });
  expect(await answer.json()).toMatchObject({ done: true });
  return answer;
}

export async function newPage(browser: Browser, options = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}
