import { type Change, textOf } from "./change.ts";
import type { SyncKey } from "./key.ts";
import { type Stamp, stampAfter } from "./stamp.ts";

/** The latest change of each key, deletions too. */
export type SyncState = ReadonlyMap<SyncKey, Change>;

/** Who writes, and what they know. */
export interface Writer {
  /** See `asDeviceId`. */
  readonly id: string;
  readonly state: SyncState;
}

/** What is known by changes each of which has a key of its own. */
export function stateOf(changes: readonly Change[]): SyncState {
  return new Map(changes.map((change) => [change.key, change]));
}

/**
 * What is known when these changes are, too. In whatever order and however often changes are merged, the same comes of it.
 * O(keys known and changes).
 */
export function merge(state: SyncState, changes: Iterable<Change>): SyncState {
  const merged = new Map(state);
  for (const change of changes) if (isNewer(change, merged.get(change.key))) merged.set(change.key, change);
  return merged;
}

/** Whether a change takes the place of what stands under its key: the later does. Two with one stamp are told apart by their text. */
export function isNewer(change: Change, known: Change | undefined): boolean {
  if (known === undefined) return true;
  if (change.stamp !== known.stamp) return change.stamp > known.stamp;
  return textOf(change.value) > textOf(known.value);
}

/** For sorting, the latest first; at one stamp by their keys. */
export function byLatest(one: Change, other: Change): number {
  const [a, b] = one.stamp === other.stamp ? [one.key, other.key] : [one.stamp, other.stamp];
  return a < b ? 1 : -1;
}

/** As the time of a change: no act of the listener, so that it is right after what it mends and before all that is done since. */
export const MENDED = 0;

/**
 * A change by a device, of a time in epoch milliseconds, but later than what it knows under the key, and than `seen`. Null
 * as value deletes.
 */
export function write(
  { id, state }: Writer,
  key: SyncKey,
  value: unknown,
  at: number,
  seen: Stamp | null = null,
): Change {
  const known = state.get(key)?.stamp ?? null;
  return { key, value, stamp: stampAfter(known !== null && known > (seen ?? "") ? known : seen, at, id) };
}
