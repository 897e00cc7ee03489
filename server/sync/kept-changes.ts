import { setImmediate as nextTurn } from "node:timers/promises";
import type { Change } from "#core/sync/change.ts";
import type { KeyParts, SyncKey } from "#core/sync/key.ts";
import type { Database, Prisma } from "../db/client.ts";
import { ALL_KEYS, type KeptChange, keysWithin, toChange } from "./row.ts";

export type Reader = Database | Prisma.TransactionClient;

/** So many are read at once, in some milliseconds: then others have their turn. */
const READ_AT_ONCE = 1000;
/** So many names are looked for at once. */
const NAMES_AT_ONCE = 100;

/**
 * What stands under all keys of these kinds, deletions too, in the order in which it came, as far as it came after the change
 * with the number `since`; and the number up to which all is told.
 */
export async function listChanges(
  db: Reader,
  accountId: number,
  kinds: readonly string[],
  since = 0,
): Promise<{ readonly changes: readonly Change[]; readonly last: number }> {
  const last = await lastNumber(db, accountId);
  const rows = since === 0 ? rowsOfKinds(db, accountId, kinds) : rowsSince(db, accountId, kinds, since);
  const found: { readonly number: number; readonly change: Change }[] = [];
  for await (const row of rows)
    if (row.number <= last) found.push({ number: row.number, change: toChange(row) });
  found.sort((one, other) => one.number - other.number);
  return { changes: found.map(({ change }) => change), last };
}

/** By their keys: of a few keys among very many nothing else is read. */
async function* rowsOfKinds(
  db: Reader,
  accountId: number,
  kinds: readonly string[],
): AsyncGenerator<KeptChange> {
  for (const kind of kinds) yield* rowsWithin(db, accountId, keysWithin(kind));
}

/** In the order of their keys. */
async function* rowsWithin(
  db: Reader,
  accountId: number,
  { gte, lt }: ReturnType<typeof keysWithin>,
): AsyncGenerator<KeptChange> {
  for (let from: { gt: string } | { gte: string } = { gte }; ; await nextTurn()) {
    const rows: readonly KeptChange[] = await db.syncedChange.findMany({
      where: { accountId, key: { ...from, lt } },
      orderBy: { key: "asc" },
      take: READ_AT_ONCE,
    });
    yield* rows;
    const end = rows.at(-1);
    if (rows.length < READ_AT_ONCE || !end) return;
    from = { gt: end.key };
  }
}

/** By their numbers: nothing that came before is read. */
async function* rowsSince(
  db: Reader,
  accountId: number,
  kinds: readonly string[],
  since: number,
): AsyncGenerator<KeptChange> {
  for (let from = since; ; await nextTurn()) {
    const rows = await db.syncedChange.findMany({
      where: { accountId, number: { gt: from }, OR: kinds.map((kind) => ({ key: keysWithin(kind) })) },
      orderBy: { number: "asc" },
      take: READ_AT_ONCE,
    });
    yield* rows;
    const end = rows.at(-1);
    if (rows.length < READ_AT_ONCE || !end) return;
    from = end.number;
  }
}

/** What stands under the keys that begin with one of these names, in no order. */
export async function listNamed(
  db: Reader,
  accountId: number,
  names: readonly KeyParts[],
): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const asked = names.slice(from, from + NAMES_AT_ONCE);
    const OR = asked.map((parts) => ({ key: keysWithin(...parts) }));
    const rows = await db.syncedChange.findMany({ where: { accountId, OR } });
    found.push(...rows.map(toChange));
    await nextTurn();
  }
  return found;
}

/** The keys of a kind under which something stands. */
export async function listKeys(db: Reader, accountId: number, kind: string): Promise<readonly SyncKey[]> {
  const found: SyncKey[] = [];
  for await (const { key, value } of rowsOfKinds(db, accountId, [kind])) if (value !== null) found.push(key);
  return found;
}

/** All that an account keeps in the order of the keys, without what was deleted. */
export async function listKept(db: Reader, accountId: number): Promise<readonly Change[]> {
  const found: Change[] = [];
  for await (const row of rowsWithin(db, accountId, ALL_KEYS))
    if (row.value !== null) found.push(toChange(row));
  return found;
}

/** Of the change of an account that came last; 0 for none. */
export async function lastNumber(db: Reader, accountId: number): Promise<number> {
  const last = await db.syncedChange.findFirst({
    where: { accountId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return last?.number ?? 0;
}
