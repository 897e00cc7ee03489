import type { Change } from "#core/sync/change.ts";
import { type KeyParts, keyOf } from "#core/sync/key.ts";

/** A change as it is kept. */
export interface KeptChange {
  readonly accountId: number;
  readonly number: number;
  readonly size: number;
  readonly stamp: string;
  readonly key: string;
  readonly value: string | null;
}

export function rowOf(accountId: number, number: number, { key, value, stamp }: Change): KeptChange {
  const text = value === null ? null : JSON.stringify(value);
  return { accountId, number, size: key.length + (text?.length ?? 0), stamp, key, value: text };
}

export function toChange({ key, value, stamp }: KeptChange): Change {
  return { key, value: value === null ? null : JSON.parse(value), stamp };
}

/**
 * The keys that begin with these parts, and have more. Keys are lists as JSON text, see core/sync/key.ts: those lie between
 * the comma after the parts and what comes next in the alphabet.
 */
export function keysWithin(...parts: KeyParts) {
  const start = keyOf(...parts).slice(0, -1);
  return { gte: `${start},`, lt: `${start}-` };
}

/** Every key begins with a bracket. */
export const ALL_KEYS: ReturnType<typeof keysWithin> = { gte: "[", lt: "\\" };
