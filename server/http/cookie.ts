import { config } from "../config.ts";

interface CookieOptions {
  /** Seconds; 0 for one that is to be forgotten. */
  readonly age: number;
  readonly path?: string;
  /** Whether scripts of our pages may read it. */
  readonly readable?: boolean;
  /** Strict: not even along with a link from elsewhere. */
  readonly sameSite?: "Lax" | "Strict";
}

/** A field that has the browser keep a value of ours (RFC 6265, section 4.1), which it sends along only to this site. */
export function setCookie(
  name: string,
  value: string,
  { age, path = "/", readable = false, sameSite = "Lax" }: CookieOptions,
): string {
  const hidden = readable ? "" : "; HttpOnly";
  return `${name}=${value}; Path=${path}; Max-Age=${age}${hidden}; SameSite=${sameSite}${isSecure() ? "; Secure" : ""}`;
}

/** The value of a cookie (RFC 6265, section 4.2.1). */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  const pairs = header?.split(";").map((pair) => pair.trim());
  return pairs?.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether this site is only asked for over TLS. */
export function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}
