import { type DBSchema, openDB } from "idb";
import { parseBookmark } from "#core/bookmark/bookmark.ts";
import { parseTrashed } from "#core/bookmark/trash.ts";
import { asPlace } from "#core/episode/place.ts";
import { asShowRate } from "#core/episode/show-rate.ts";
import { asItems, asList, asObject, type Check } from "#core/file/json-check.ts";
import { parseQueue } from "#core/queue/queue.ts";
import { parseFollowed } from "#core/search/followed-search.ts";
import type { Change } from "#core/sync/change.ts";
import type { Device } from "#core/sync/device.ts";
import type { AccountMark } from "#core/sync/exchange.ts";
import type { Holdings } from "#core/sync/holdings.ts";
import type { SyncKey } from "#core/sync/key.ts";
import { stateOf } from "#core/sync/merge.ts";

/** What a browser keeps of one account, to be in step with it. */
export interface Kept {
  readonly device: Device;
  /** What the stores of the browser held when they were last looked at: what differs since was done here. */
  readonly held: Holdings;
  /** When all was told on both sides, in epoch milliseconds; null for not yet. */
  readonly inStepAt: number | null;
}

/** Whose are the things that the stores of the browser hold. */
export interface Owner {
  /** Null: nobody's who was ever signed in. */
  readonly account: AccountMark | null;
  /** Whose they will be once all that is theirs has come. */
  readonly next: AccountMark | null;
}

interface Row {
  readonly id: string;
  readonly cursor: string | null;
  readonly unsent: readonly SyncKey[];
  readonly inStepAt: number | null;
  /** Counted on by each that writes. */
  readonly version: number;
}

interface Schema extends DBSchema {
  readonly accounts: { readonly key: AccountMark; readonly value: Row };
  readonly changes: { readonly key: [AccountMark, SyncKey]; readonly value: Change };
  readonly held: { readonly key: [AccountMark, keyof Holdings]; readonly value: unknown };
  readonly owners: { readonly key: "owner"; readonly value: Owner };
}

/** Every account has its own part. Pages and workers write one after the other: see `oneAtATime`. */
export interface SyncDatabase {
  /** Null for an account that was never in step here. The same object as last time while nobody else has written. */
  readonly load: (account: AccountMark) => Promise<Kept | null>;
  /** `before` is what was loaded: only what differs is written. */
  readonly save: (account: AccountMark, before: Kept | null, after: Kept) => Promise<void>;
  readonly owner: () => Promise<Owner>;
  readonly setOwner: (owner: Owner) => Promise<void>;
}

export const NOTHING_HELD: Holdings = {
  bookmarks: [],
  trash: [],
  places: [],
  queue: [],
  searches: [],
  settings: { values: {}, showRates: [] },
};
export const KINDS = ["bookmarks", "trash", "places", "queue", "searches", "settings"] as const;

/** Opens it, for pages and workers; rejects where the browser refuses. */
export async function openSync(): Promise<SyncDatabase> {
  const database = await openDB<Schema>("playhead.sync", 1, {
    upgrade: (opened) => {
      for (const name of ["accounts", "changes", "held", "owners"] as const) opened.createObjectStore(name);
    },
    // A later version, or who forgets everything, waits for this one to let go.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  const known = new Map<AccountMark, { readonly kept: Kept; readonly version: number }>();

  const load = async (account: AccountMark): Promise<Kept | null> => {
    const transaction = database.transaction(["accounts", "changes", "held"]);
    const row = await transaction.objectStore("accounts").get(account);
    if (!row) return null;
    const last = known.get(account);
    if (last?.version === row.version) return last.kept;
    const all = IDBKeyRange.bound([account], [account, []]);
    const changes = await transaction.objectStore("changes").getAll(all);
    const held = transaction.objectStore("held");
    const [bookmarks, trash, places, queue, searches, settings] = await Promise.all(
      KINDS.map((kind) => held.get([account, kind])),
    );
    const { id, cursor, unsent, inStepAt, version } = row;
    const state = stateOf(changes);
    const kept: Kept = {
      device: { id, cursor, unsent: new Set(unsent), state },
      held: readHoldings({ bookmarks, trash, places, queue, searches, settings }),
      inStepAt,
    };
    known.set(account, { kept, version });
    return kept;
  };

  const save = async (account: AccountMark, before: Kept | null, after: Kept): Promise<void> => {
    const transaction = database.transaction(["accounts", "changes", "held"], "readwrite");
    const accounts = transaction.objectStore("accounts");
    const { id, cursor, unsent, state } = after.device;
    const version = ((await accounts.get(account))?.version ?? 0) + 1;
    const writing: Promise<unknown>[] = [
      accounts.put({ id, cursor, unsent: [...unsent], inStepAt: after.inStepAt, version }, account),
    ];
    for (const [key, change] of state)
      if (before?.device.state.get(key) !== change)
        writing.push(transaction.objectStore("changes").put(change, [account, key]));
    for (const kind of KINDS)
      if (before?.held[kind] !== after.held[kind])
        writing.push(transaction.objectStore("held").put(after.held[kind], [account, kind]));
    await Promise.all([...writing, transaction.done]);
    known.set(account, { kept: after, version });
  };

  return {
    load,
    save,
    owner: async () => (await database.get("owners", "owner")) ?? { account: null, next: null },
    setOwner: async (owner) => void (await database.put("owners", owner, "owner")),
  };
}

const asValues: Check<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
const asSettings = asObject({ values: asValues, showRates: asList(asShowRate) });

/** As it was written, by this version or another. */
function readHoldings(kept: Record<keyof Holdings, unknown>): Holdings {
  const { bookmarks, trash, places, queue, searches, settings } = kept;
  return {
    bookmarks: (asItems(bookmarks) ?? []).flatMap((entry) => parseBookmark(entry) ?? []),
    trash: (asItems(trash) ?? []).flatMap((entry) => parseTrashed(entry) ?? []),
    places: (asItems(places) ?? []).flatMap((entry) => asPlace(entry) ?? []),
    queue: parseQueue(queue),
    searches: parseFollowed(searches),
    settings: asSettings(settings) ?? NOTHING_HELD.settings,
  };
}
