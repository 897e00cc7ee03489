import { withoutLogin } from "#core/text/login.ts";

/** An address that a page may link to: http(s) and absolute, without user name and password; else null. */
export function webUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(withoutLogin(text));
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}
