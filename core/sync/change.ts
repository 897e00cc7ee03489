import { asObject, type Check, only } from "../file/json-check.ts";
import { asKey, type SyncKey } from "./key.ts";
import { asStamp, type Stamp } from "./stamp.ts";

/** What devices tell each other: what stands under a key since when. */
export interface Change {
  readonly key: SyncKey;
  /** JSON; null where it was deleted. What it means is known by who knows the kind of the key; all others carry it. */
  readonly value: unknown;
  readonly stamp: Stamp;
}

/** Characters of JSON. The longest note has 10,000, each of which may be written with six. */
const LONGEST_VALUE = 65_536;
const DEEPEST_VALUE = 12;

const asValue: Check<unknown> = only(
  (value) => value,
  (value) => isJson(value, DEEPEST_VALUE) && JSON.stringify(value).length <= LONGEST_VALUE,
);

/** Reads a change of any kind, of this version or another; undefined for what is none, or too long. */
export const asChange: Check<Change> = asObject({ key: asKey, value: asValue, stamp: asStamp });

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === 0) return false;
  return Object.values(value).every((part) => isJson(part, depth - 1));
}

/** A value as text, the same however the names in it are ordered. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Whether two values are the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}
