import { nameKey } from "#core/account/name.ts";
import { readCode } from "#core/account/recovery-code.ts";
import { cookieOf, setCookie } from "../http/cookie.ts";

/** As whom an app asks. */
export interface Credentials {
  /** Null where only a password came. */
  readonly name: string | null;
  readonly password: string;
}

/** The cookie that the API of gPodder has for who has signed in. */
const COOKIE = "sessionid";
const COOKIE_PATHS = ["/api/2", "/subscriptions"];
/** Seconds: apps say their password anew each time that they come in step. */
const COOKIE_LASTS = 24 * 60 * 60;

/**
 * What a request says in Basic authentication (RFC 7617), or by the cookie; null for nothing. A cookie is not taken from
 * pages, of which browsers say that they ask: only apps have any business with it.
 */
export function credentialsOf(headers: Headers): Credentials | null {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (encoded !== undefined) return parseBasic(Buffer.from(encoded, "base64"));
  if (headers.has("origin") || headers.has("sec-fetch-site")) return null;
  const password = cookieOf(headers.get("cookie"), COOKIE);
  return password === undefined ? null : { name: null, password };
}

/**
 * The cookies for an app that has said its password. Each holds the password itself, which the app has anyway: there is no
 * other secret to keep, and it ends with the password.
 */
export function appCookies(password: string): readonly string[] {
  return COOKIE_PATHS.map((path) =>
    setCookie(COOKIE, readCode(password), { age: COOKIE_LASTS, path, sameSite: "Strict" }),
  );
}

export function noAppCookies(): readonly string[] {
  return COOKIE_PATHS.map((path) => setCookie(COOKIE, "", { age: 0, path, sameSite: "Strict" }));
}

/** Whether somebody of this name may be meant: apps that write Latin-1 have a question mark for every other letter. */
export function isNamed(said: string, name: string): boolean {
  return nameKey(said) === nameKey(name) || said === name.replace(/[\u0100-\u{10ffff}]/gu, "?");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parseBasic(bytes: Buffer): Credentials | null {
  const text = decode(bytes);
  const colon = text.indexOf(":");
  return colon < 0 ? null : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}
