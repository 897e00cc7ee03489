import { cookieOf, isSecure, setCookie } from "../http/cookie.ts";
import { LONGEST_SESSION } from "./session.ts";

/** What scripts may read: the name of who is signed in, which the header of kept pages shows. */
const NAME_COOKIE = "account";
const YEAR = LONGEST_SESSION / 1000;

/** Over TLS one that no other host and no other path of this one can put in its place (RFC 6265bis, section 4.1.3.2). */
function tokenCookie(): string {
  return isSecure() ? "__Host-session" : "session";
}

export function tokenOf(headers: Pick<Headers, "get">): string | undefined {
  return cookieOf(headers.get("cookie"), tokenCookie());
}

/** The cookies of somebody who is signed in. */
export function sessionCookies(token: string, name: string): readonly string[] {
  return [setCookie(tokenCookie(), token, { age: YEAR }), nameCookie(name)];
}

export function nameCookie(name: string): string {
  return setCookie(NAME_COOKIE, encodeURIComponent(name), { age: YEAR, readable: true });
}

/** Has the browser forget both. */
export function noSessionCookies(): readonly string[] {
  return [setCookie(tokenCookie(), "", { age: 0 }), setCookie(NAME_COOKIE, "", { age: 0, readable: true })];
}

/** Whether the browser believes that somebody is signed in. */
export function believesSession(headers: Pick<Headers, "get">): boolean {
  const cookie = headers.get("cookie");
  return [tokenCookie(), NAME_COOKIE].some((name) => cookieOf(cookie, name) !== undefined);
}
