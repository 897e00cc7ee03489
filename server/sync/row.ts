import type { Change } from "#core/sync/change.ts";

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

/** Keys are lists as JSON text, see core/sync/key.ts: those of a kind lie between its comma and what comes next in the alphabet. */
export function keysOfKind(kind: string) {
  const start = `[${JSON.stringify(kind)}`;
  return { gte: `${start},`, lt: `${start}-` };
}
