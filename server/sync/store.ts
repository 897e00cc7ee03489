import { type Answer, type Batch, LONGEST_BATCH, MOST_CHANGES } from "#core/sync/batch.ts";
import type { Change } from "#core/sync/change.ts";
import type { SyncKey } from "#core/sync/key.ts";
import { isNewer, type SyncState, stateOf } from "#core/sync/merge.ts";
import { isAhead } from "#core/sync/stamp.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { findCopyMark } from "../db/copy-mark.ts";
import { lastNumber, listChanges, type Reader } from "./kept-changes.ts";
import { type KeptChange, rowOf, toChange } from "./row.ts";

/** How much an account may keep. */
export interface Room {
  /** Deleted ones, too. */
  readonly keys: number;
  /** Characters of keys and values. */
  readonly size: number;
}

/** Many times what a listener of years has: an episode a day, with all that is said of it, is 10,000 keys and 5 MB in ten years. */
const ROOM: Room = { keys: 100_000, size: 32_000_000 };

/** Nothing was taken: it would be more than an account may keep. What makes it less is taken at any time. */
export interface Full {
  readonly kind: "full";
}

export type Taken =
  | { readonly kind: "answered"; readonly answer: Answer }
  /** Nothing was taken: a stamp is too far ahead of this server's clock, see `stampAnew`. */
  | { readonly kind: "ahead" }
  /** Nothing was taken: the cursor is not of this copy of the database, see `startAgain`. */
  | { readonly kind: "unknownCursor" }
  | Full;

export type Kept = { readonly kind: "kept"; readonly last: number } | Full;

/**
 * Takes what a device sends and answers what is new for it: all of it or nothing. A batch may come any number of times. `now`
 * is in epoch milliseconds.
 */
export async function takeBatch(
  db: Database,
  accountId: number,
  { cursor, changes }: Batch,
  now: number,
  room = ROOM,
): Promise<Taken> {
  if (changes.some(({ stamp }) => isAhead(stamp, now))) return { kind: "ahead" };
  const mark = await findCopyMark(db);
  const since = cursor === null ? 0 : numberIn(cursor, mark);
  const before = await lastNumber(db, accountId);
  if (since === null || since > before) return { kind: "unknownCursor" };
  const answer = async (tx: Reader, until: number, last: number): Promise<Taken> => ({
    kind: "answered",
    answer: await answerSince(tx, accountId, { mark, since, until, last }, changes),
  });
  if (changes.length === 0) return answer(db, before, before);
  return writeWhole(db, async (tx) => {
    const until = await lastNumber(tx, accountId);
    const kept = await keep(tx, accountId, changes, room);
    return kept.kind === "full" ? kept : answer(tx, until, kept.last);
  });
}

/**
 * Writes what does not come by a device that is in step, such as by an app of another kind. `changesOf` is told what stands
 * under all keys of these kinds.
 */
export function writeChanges(
  db: Database,
  accountId: number,
  kinds: readonly string[],
  changesOf: (state: SyncState) => readonly Change[],
): Promise<Kept> {
  return writeWhole(db, async (tx) => {
    const { changes } = await listChanges(tx, accountId, kinds);
    const state = stateOf(changes);
    return keep(tx, accountId, changesOf(state), ROOM);
  });
}

/** Of several changes of one key the latest stays. */
async function keep(
  tx: Prisma.TransactionClient,
  accountId: number,
  changes: readonly Change[],
  room: Room,
): Promise<Kept> {
  const latest = new Map<SyncKey, Change>();
  for (const change of changes) if (isNewer(change, latest.get(change.key))) latest.set(change.key, change);
  const rows = await tx.syncedChange.findMany({ where: { accountId, key: { in: [...latest.keys()] } } });
  const known = new Map(rows.map((row) => [row.key, row]));
  const news = [...latest.values()].filter((change) => {
    const row = known.get(change.key);
    return isNewer(change, row && toChange(row));
  });
  const before = await lastNumber(tx, accountId);
  if (news.length === 0) return { kind: "kept", last: before };
  const added = news.map((change, index) => rowOf(accountId, before + 1 + index, change));
  const replaced = added.flatMap(({ key }) => known.get(key) ?? []);
  if (!(await fits(tx, accountId, added, replaced, room))) return { kind: "full" };
  await tx.syncedChange.deleteMany({ where: { accountId, key: { in: replaced.map(({ key }) => key) } } });
  await tx.syncedChange.createMany({ data: added });
  return { kind: "kept", last: before + added.length };
}

async function fits(
  tx: Prisma.TransactionClient,
  accountId: number,
  added: readonly KeptChange[],
  replaced: readonly KeptChange[],
  room: Room,
): Promise<boolean> {
  const more = { keys: added.length - replaced.length, size: sizeOf(added) - sizeOf(replaced) };
  if (more.keys <= 0 && more.size <= 0) return true;
  const { _count, _sum } = await tx.syncedChange.aggregate({
    where: { accountId },
    _count: true,
    _sum: { size: true },
  });
  return _count + more.keys <= room.keys && (_sum.size ?? 0) + more.size <= room.size;
}

function sizeOf(rows: readonly KeptChange[]): number {
  return rows.reduce((sum, { size }) => sum + size, 0);
}

/** From which number to which an answer tells, and what is the last number now that the batch was taken. */
interface Span {
  readonly mark: number;
  readonly since: number;
  readonly until: number;
  readonly last: number;
}

/** What was just sent is not told. */
async function answerSince(
  db: Reader,
  accountId: number,
  { mark, since, until, last }: Span,
  sent: readonly Change[],
): Promise<Answer> {
  const news = await db.syncedChange.findMany({
    where: { accountId, number: { gt: since, lte: until } },
    orderBy: { number: "asc" },
    select: { number: true, size: true },
    take: MOST_CHANGES + 1,
  });
  const end = endOfPage(news);
  const rows = await db.syncedChange.findMany({
    where: { accountId, number: { gt: since, lte: end ?? until } },
    orderBy: { number: "asc" },
  });
  const known = new Map(sent.map((change) => [change.key, change]));
  return {
    cursor: `${mark}.${end ?? last}`,
    changes: rows.map(toChange).filter((change) => isNewer(change, known.get(change.key))),
    more: end !== null,
  };
}

/** The last number that fits in an answer; null where all do. One always does. */
function endOfPage(news: readonly Pick<KeptChange, "number" | "size">[]): number | null {
  let size = 0;
  for (const [index, row] of news.entries()) {
    size += row.size;
    if (index > 0 && (index === MOST_CHANGES || size > LONGEST_BATCH)) return news[index - 1]?.number ?? null;
  }
  return null;
}

/** The number in a cursor of this copy of the database; null for no such cursor. */
function numberIn(cursor: string, mark: number): number | null {
  const [, of, number] = /^(\d{1,10})\.(\d{1,15})$/.exec(cursor) ?? [];
  return Number(of) === mark ? Number(number) : null;
}
