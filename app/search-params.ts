import { pageOf as readPage } from "#core/text/page-number.ts";

/** A parameter of the address as one text: the first where it stands more than once, empty where it is missing. */
export function oneOf(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

/** `?page=`, counted from 1; 1 for whatever cannot be read. */
export function pageOf(value: string | readonly string[] | undefined): number {
  return readPage(oneOf(value));
}

/** What is looked for in a list of names is no longer. UTF-16 units. */
export const LONGEST_NAME = 200;

/** A part of the address's path as text: Next gives it as it was written there. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that escapes nothing.
    return part;
  }
}
