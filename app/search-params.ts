import { pageOf as readPage } from "#core/text/page-number.ts";

/** A parameter of the address as one text: the first where it stands more than once, empty where it is missing. */
export function oneOf(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

/** `?page=`, counted from 1; 1 for whatever cannot be read. */
export function pageOf(value: string | readonly string[] | undefined): number {
  return readPage(oneOf(value));
}
