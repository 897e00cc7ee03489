import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { Prisma } from "../db/client.ts";
import { kindOf } from "../db/kind.ts";
import { decodedCell, encodedRow, givenRows, named, placeOf } from "../db/row-text.ts";
import { type Column, listColumns, listPointers, type Pointer } from "../db/table-shape.ts";
import type { TrashPart, TrashRoot } from "./parts.ts";

type Tx = Prisma.TransactionClient;

/** So many rows are read, written or deleted at once; between them others get their turn. */
const CHUNK = 500;

/** The rows of a table, with their cells as server/db/row-text.ts writes them. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const rowOf = z.array(z.string().nullable());
export const tableRows = z.object({ table: z.string(), columns: z.array(z.string()), rows: z.array(rowOf) });

const page = z.array(z.object({ row: z.string() }));

/** The row of `root` with this id and all that hangs on it, in the order in which it is to be written. */
export async function readRows(tx: Tx, root: TrashRoot, id: number): Promise<readonly TableRows[]> {
  const tables: TableRows[] = [];
  for (const { table } of [root, ...root.parts]) tables.push(await readTable(tx, root, table, id));
  return tables;
}

/** Deletes them, but for what others have too. */
export async function deleteRows(tx: Tx, root: TrashRoot, id: number): Promise<void> {
  const place = placeOf(kindOf(tx));
  const own = [root, ...root.parts.filter(({ shared }) => !shared)];
  for (const { table } of own.toReversed()) {
    const chosen = Prisma.sql`SELECT ${place} FROM ${named(table)} WHERE ${whereOf(root, table, id)} LIMIT ${CHUNK}`;
    const query = Prisma.sql`DELETE FROM ${named(table)} WHERE ${place} IN (${chosen})`;
    let deleted = CHUNK;
    while (deleted === CHUNK) {
      deleted = await tx.$executeRaw(query);
      await breathe();
    }
  }
}

/**
 * Writes rows back that were read before. Columns and tables that are new since take what is usual, those that are gone are left
 * out. Where a row named something that is no more, it names nothing; where it must name it, it stays away.
 */
export async function writeRows(tx: Tx, root: TrashRoot, tables: readonly TableRows[]): Promise<void> {
  const ignoring = root.parts.filter(({ shared, yielding }) => shared || yielding).map(({ table }) => table);
  for (const { table, columns, rows } of tables) {
    const known = await listColumns(tx, table);
    if (known.length === 0 || rows.length === 0) continue;
    const outwards = (await listPointers(tx, table)).filter((pointer) => pointer.table !== table);
    const shape = { table, columns, known, outwards, ignoring: ignoring.includes(table) };
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx.$executeRaw(insertOf(tx, shape, rows.slice(from, from + CHUNK)));
      await breathe();
    }
  }
}

/** Writes into the row of this id what was read of it before, but for columns that are gone since. */
export async function updateRow(tx: Tx, { table, columns, rows }: TableRows, id: number): Promise<void> {
  const kind = kindOf(tx);
  const values = (await listColumns(tx, table)).flatMap((column) => {
    const index = columns.indexOf(column.name);
    return index < 0 ? [] : [Prisma.sql`${named(column.name)} = ${decodedCell(kind, column, index)}`];
  });
  const update = Prisma.sql`UPDATE ${named(table)} SET ${Prisma.join(values)} FROM ${givenRows(kind, rows)}
    WHERE ${named(table)}."id" = ${id}`;
  await tx.$executeRaw(update);
}

async function readTable(tx: Tx, root: TrashRoot, table: string, id: number): Promise<TableRows> {
  const kind = kindOf(tx);
  const known = await listColumns(tx, table);
  const columns = known.map(({ name }) => name);
  const rows: (string | null)[][] = [];
  for (let more = true; more; await breathe()) {
    const select = Prisma.sql`SELECT ${encodedRow(kind, known)} AS "row" FROM ${named(table)}
      WHERE ${whereOf(root, table, id)} ORDER BY ${placeOf(kind)} LIMIT ${CHUNK} OFFSET ${rows.length}`;
    const read = page.parse(await tx.$queryRaw(select));
    rows.push(...read.map(({ row }) => rowOf.parse(JSON.parse(row))));
    more = read.length === CHUNK;
  }
  return { table, columns, rows };
}

/** Of the root and all that hangs on it: whether a row of this table is among them. */
function whereOf(root: TrashRoot, table: string, id: number): Prisma.Sql {
  const part = root.parts.find((known) => known.table === table);
  return part ? withinOf(root, part, id) : Prisma.sql`"id" = ${id}`;
}

function withinOf(root: TrashRoot, { key, of: [table, column] }: TrashPart, id: number): Prisma.Sql {
  const names = Prisma.sql`SELECT ${named(column)} FROM ${named(table)} WHERE ${whereOf(root, table, id)}`;
  return Prisma.sql`${named(key)} IN (${names})`;
}

interface Insert {
  readonly table: string;
  /** Of the rows, in their order. */
  readonly columns: readonly string[];
  /** Of the table as it is now. */
  readonly known: readonly Column[];
  /** To other tables. */
  readonly outwards: readonly Pointer[];
  /** Whether one that another stands in the way of stays away. */
  readonly ignoring: boolean;
}

function insertOf(
  tx: Tx,
  { table, columns, known, outwards, ignoring }: Insert,
  rows: TableRows["rows"],
): Prisma.Sql {
  const kind = kindOf(tx);
  const written = known.flatMap((column) => {
    const index = columns.indexOf(column.name);
    return index < 0 ? [] : [{ ...column, value: decodedCell(kind, column, index) }];
  });
  const there = ({ table: target, to }: Pointer, value: Prisma.Sql) =>
    Prisma.sql`${value} IN (SELECT ${named(to)} FROM ${named(target)})`;
  const values = written.map(({ name, value }) => {
    const pointer = outwards.find(({ from }) => from === name);
    return pointer ? Prisma.sql`CASE WHEN ${there(pointer, value)} THEN ${value} END` : value;
  });
  const needed = written.flatMap(({ name, required, value }) =>
    outwards.filter(({ from }) => required && from === name).map((pointer) => there(pointer, value)),
  );
  const names = Prisma.join(written.map(({ name }) => named(name)));
  const which = Prisma.join([Prisma.sql`true`, ...needed], " AND ");
  return Prisma.sql`INSERT INTO ${named(table)} (${names})
    SELECT ${Prisma.join(values)} FROM ${givenRows(kind, rows)} WHERE ${which}
    ${ignoring ? Prisma.sql`ON CONFLICT DO NOTHING` : Prisma.empty}`;
}
