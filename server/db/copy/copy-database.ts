import { existsSync } from "node:fs";
import { isUpToDate } from "../glance.ts";
import { type DatabaseLocation, isPostgresql } from "../location.ts";
import { NO_ID, type Side, type Table, type TargetSide } from "./side.ts";
import { add, isSame, NOTHING, type Sum } from "./table-sum.ts";
import { openSource, openTarget } from "./target.ts";

export type Copied =
  | { readonly kind: "copied"; readonly tables: number; readonly rows: number }
  /** There is nothing to copy. */
  | { readonly kind: "missing" }
  /** What is copied lacks migrations of this code, or has others. */
  | { readonly kind: "outdated" }
  /** The target holds something already, or somebody uses it. Nothing was changed. */
  | { readonly kind: "taken" }
  | { readonly kind: "inUse" }
  /** What has come differs from what was read. The target is not to be used. */
  | { readonly kind: "differs"; readonly table: string };

/** Told how far it is: rows that were copied or compared. */
type Tell = (done: number, total: number) => void;

/**
 * Copies all tables from one database into another, which holds nothing yet, as they are at this moment. What an earlier attempt has
 * brought there is compared and gone on with. Afterwards all is read again and compared by count and checksum. Throws when either
 * cannot be opened, read or written.
 */
export async function copyDatabase(
  from: DatabaseLocation,
  to: DatabaseLocation,
  tell: Tell,
): Promise<Copied> {
  if (!isPostgresql(from) && !existsSync(from)) return { kind: "missing" };
  if (!(await isUpToDate(from))) return { kind: "outdated" };
  const target = await openTarget(to);
  if (typeof target === "string") return { kind: target };
  const source = await openSource(from);
  try {
    const tables = await sameTables(source, target);
    const counts = await inTurn(tables, (table) => source.count(table));
    const rows = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    const step = (count: number) => {
      done += count;
      tell(Math.min(done, 2 * rows), 2 * rows);
    };
    const sums = await inTurn(tables, (table) => copyTable(source, target, table, step));
    for (const [index, table] of tables.entries())
      if (!isSame(sums[index] ?? NOTHING, await sumOf(target, table, step)))
        return { kind: "differs", table: table.name };
    const counted = tables.filter(({ counted }) => counted);
    const given = await inTurn(counted, async (table) => [table, await source.lastGiven(table)] as const);
    await target.finish(given);
    return { kind: "copied", tables: tables.length, rows };
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

/** Copies what is missing of a table. Gives the sum of what was read. */
async function copyTable(
  source: Side,
  target: TargetSide,
  table: Table,
  step: (rows: number) => void,
): Promise<Sum> {
  let sum = NOTHING;
  let after = NO_ID;
  if ((await target.count(table)) > 0) {
    const last = table.counted ? await target.lastGiven(table) : undefined;
    const before = await sumOf(source, table, () => {}, last);
    if (isSame(before, await sumOf(target, table, () => {}))) {
      step(before.rows);
      if (last === undefined) return before;
      [sum, after] = [before, last];
    } else await target.clear(table);
  }
  for await (const rows of source.rows(table, after)) {
    await target.insert(table, rows);
    sum = add(sum, rows);
    step(rows.length);
  }
  return sum;
}

async function sumOf(side: Side, table: Table, step: (rows: number) => void, last?: number): Promise<Sum> {
  let sum = NOTHING;
  for await (const rows of side.rows(table, NO_ID, last)) {
    sum = add(sum, rows);
    step(rows.length);
  }
  return sum;
}

/** The tables of both, which have to be the same with the same columns. Throws where they are not. */
async function sameTables(source: Side, target: Side): Promise<readonly Table[]> {
  const tables = await source.tables();
  const [ours, theirs] = [tables, await target.tables()].map((list) =>
    list.map((table) => JSON.stringify(table)),
  );
  const other = ours?.find((table) => !theirs?.includes(table));
  if (other !== undefined) throw new Error(`The target has no such table: ${other}`);
  return tables;
}

async function inTurn<T, U>(list: readonly T[], work: (one: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  for (const one of list) results.push(await work(one));
  return results;
}
