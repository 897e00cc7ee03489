import { addAppPassword } from "../accounts/app-password.ts";
import type { Member } from "../accounts/session.ts";
import { newToken } from "../accounts/token.ts";
import type { Database } from "../db/client.ts";
import { processWide } from "../process-wide.ts";

/** Milliseconds, as Nextcloud has it. */
const LASTS = 20 * 60 * 1000;
/** Of all; each is some hundred bytes. */
const MOST_WAITING = 10_000;
/** Characters. */
const LONGEST_AGENT = 200;

/**
 * An app that waits for a password while its user grants it in a browser (Nextcloud, Login Flow v2,
 * https://docs.nextcloud.com/server/latest/developer_manual/client_apis/LoginFlow/).
 */
interface WaitingApp {
  /** By this the app asks; the page does not know it, so that only the app is given the password. */
  readonly pollToken: string;
  /** What the app says that it is. */
  readonly agent: string;
  readonly until: number;
  /** Its user has let it in, and what it is given is made. */
  isLetIn: boolean;
  granted: GrantedLogin | null;
}

export interface GrantedLogin {
  readonly loginName: string;
  readonly appPassword: string;
}

// In memory: the password is written nowhere, and who waits while a server starts anew begins anew.
const waiting = processWide("login flows", () => new Map<string, WaitingApp>());

/** Begins: what the app asks by, and what the page is opened by. */
export function beginLogin(
  userAgent: string | null,
  now = Date.now(),
): { readonly pollToken: string; readonly pageToken: string } {
  const apps = waiting.get();
  for (const [token, { until }] of apps) if (until < now || apps.size >= MOST_WAITING) apps.delete(token);
  const [pollToken, pageToken] = [newToken(), newToken()];
  const agent = userAgent?.trim().slice(0, LONGEST_AGENT) || "?";
  apps.set(pageToken, { pollToken, agent, until: now + LASTS, isLetIn: false, granted: null });
  return { pollToken, pageToken };
}

/** What the app says that it is whose page this is; null where none waits any more. */
export function findWaitingApp(pageToken: string, now = Date.now()): string | null {
  const app = waiting.get().get(pageToken);
  return app && app.until >= now && !app.isLetIn ? app.agent : null;
}

/** Gives the app a password of this account; false where none waits any more. */
export async function grantLogin(db: Database, pageToken: string, member: Member): Promise<boolean> {
  const app = waiting.get().get(pageToken);
  if (!app || findWaitingApp(pageToken) === null) return false;
  app.isLetIn = true;
  const appPassword = await addAppPassword(db, member, app.agent);
  if (appPassword === null) return false;
  app.granted = { loginName: member.name, appPassword };
  return true;
}

/** What was granted to the app that asks by this, given once; null while nothing is. */
export function takeLogin(pollToken: string, now = Date.now()): GrantedLogin | null {
  const apps = waiting.get();
  for (const [token, { pollToken: known, granted, until }] of apps) {
    if (known !== pollToken) continue;
    if (!granted || until < now) return null;
    apps.delete(token);
    return granted;
  }
  return null;
}
