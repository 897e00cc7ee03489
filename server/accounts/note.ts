import { randomUUID } from "node:crypto";
import { z } from "zod";
import { pageHref } from "#core/account/address.ts";
import { ACCOUNT_FORMS, FORM_FAULTS, type FormNote } from "#core/account/form-note.ts";
import { parseJson } from "#core/file/json-value.ts";
import { cookieOf, setCookie } from "../http/cookie.ts";

const COOKIE = "note";
/** Seconds: time to copy codes. */
const LASTS = 600;
/** Longer than any name, and than the addresses of most feeds; a cookie has no room for more. */
const LONGEST_NAME = 100;
const LONGEST_ADDRESS = 2000;

/** The parameter of an address that says which note belongs to it. */
export const NOTE_PARAMETER = "note";

const kept = z.object({
  id: z.string(),
  form: z.enum(ACCOUNT_FORMS),
  fault: z.enum(FORM_FAULTS).nullable(),
  seconds: z.number(),
  name: z.string(),
  address: z.string(),
  shown: z.array(z.string()),
});

/**
 * A note for the page that a form leads to: its address, and the cookie that takes the note there. So nothing that was
 * typed, and nothing secret, stands in an address.
 */
export function sendNote(
  page: string,
  parameters: Readonly<Record<string, string>>,
  note: Partial<FormNote> & Pick<FormNote, "form">,
): { readonly href: string; readonly cookie: string } {
  const id = randomUUID().slice(0, 8);
  const whole = {
    id,
    fault: null,
    seconds: 0,
    shown: [],
    ...note,
    name: note.name?.slice(0, LONGEST_NAME) ?? "",
    address: note.address?.slice(0, LONGEST_ADDRESS) ?? "",
  };
  const value = Buffer.from(JSON.stringify(whole)).toString("base64url");
  return {
    href: pageHref(page, { ...parameters, [NOTE_PARAMETER]: id }),
    cookie: setCookie(COOKIE, value, { age: LASTS, path: page }),
  };
}

/** Has the browser forget the note for a page. */
export function noNoteCookie(page: string): string {
  return setCookie(COOKIE, "", { age: 0, path: page });
}

/** The note that belongs to the address of this `id`; null where it is gone. */
export function readNote(cookies: string | null, id: string): FormNote | null {
  const value = cookieOf(cookies, COOKIE);
  if (value === undefined) return null;
  const read = kept.safeParse(parseJson(Buffer.from(value, "base64url").toString()).value);
  return read.success && read.data.id === id ? read.data : null;
}
