import type { Database } from "../db/client.ts";
import { cookieOf, isSecure, setCookie } from "../http/cookie.ts";
import { findSession, LONGEST_SESSION } from "./session.ts";

/** What scripts may read: the name of who is signed in, which the header of kept pages shows. */
const NAME_COOKIE = "account";
/** And what they may do here, so that kept pages offer it; whether they may is asked of the session each time. */
const ROLE_COOKIE = "role";
/** And which session it is, so that they take back what they know of no other. */
const VISIT_COOKIE = "visit";
const YEAR = LONGEST_SESSION / 1000;

/** Over TLS one that no other host and no other path of this one can put in its place (RFC 6265bis, section 4.1.3.2). */
function tokenCookie(): string {
  return isSecure() ? "__Host-session" : "session";
}

export function tokenOf(headers: Pick<Headers, "get">): string | undefined {
  return cookieOf(headers.get("cookie"), tokenCookie());
}

/** The cookies of somebody who has signed in with a session of this token. */
export async function sessionCookies(db: Database, token: string): Promise<readonly string[]> {
  const session = await findSession(db, token);
  if (!session) return noSessionCookies();
  const { name, role } = session.account;
  const roleCookie = setCookie(ROLE_COOKIE, role, { age: YEAR, readable: true });
  const visitCookie = setCookie(VISIT_COOKIE, String(session.id), { age: YEAR, readable: true });
  return [setCookie(tokenCookie(), token, { age: YEAR }), nameCookie(name), roleCookie, visitCookie];
}

export function nameCookie(name: string): string {
  return setCookie(NAME_COOKIE, encodeURIComponent(name), { age: YEAR, readable: true });
}

/** Has the browser forget all of them. */
export function noSessionCookies(): readonly string[] {
  const names = [NAME_COOKIE, ROLE_COOKIE, VISIT_COOKIE];
  const readable = names.map((name) => setCookie(name, "", { age: 0, readable: true }));
  return [setCookie(tokenCookie(), "", { age: 0 }), ...readable];
}

/** Whether the browser believes that somebody is signed in. */
export function believesSession(headers: Pick<Headers, "get">): boolean {
  const cookie = headers.get("cookie");
  return [tokenCookie(), NAME_COOKIE].some((name) => cookieOf(cookie, name) !== undefined);
}
