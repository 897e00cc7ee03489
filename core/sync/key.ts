import { asList, asText, type Check, only } from "../file/json-check.ts";

/** What is written as one: a kind and what names it within the kind, as the text of a JSON list: `["search","q=tea"]`. */
export type SyncKey = string;

/** Characters; guids are often addresses. */
const LONGEST_KEY = 2000;
const MOST_PARTS = 8;

const asParts = only(asList(asText), ({ length }) => length > 0 && length <= MOST_PARTS);

/** Reads a key of any kind, known or not; each has one spelling. */
export const asKey: Check<SyncKey> = only(asText, (text) => {
  if (text.length > LONGEST_KEY || !text.startsWith('["')) return false;
  try {
    const parts = asParts(JSON.parse(text));
    return parts !== undefined && JSON.stringify(parts) === text;
  } catch {
    return false;
  }
});

/** A kind, and what names it within the kind. */
export type KeyParts = readonly [kind: string, ...names: readonly string[]];

export function keyOf(...parts: KeyParts): SyncKey {
  return JSON.stringify(parts);
}

/** What names a key within a kind; null for a key of another kind. */
export function namesWithin(kind: string, key: SyncKey): readonly string[] | null {
  return key.startsWith(`[${JSON.stringify(kind)},`) ? (asParts(JSON.parse(key))?.slice(1) ?? null) : null;
}
