import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { Prisma } from "../db/client.ts";
import type { TrashPart, TrashRoot } from "./parts.ts";

type Tx = Prisma.TransactionClient;

/** So many rows are read, written or deleted at once; between them others get their turn. */
const CHUNK = 500;

/**
 * The rows of a table as text. Before each value stands what SQLite keeps it as, so that it comes back to the bit: `i`
 * integer, `r` real, `t` text, `b` bytes and `x` text with zeros in it, both as hexadecimal digits. Null is null.
 */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const rowOf = z.array(z.string().nullable());
export const tableRows = z.object({ table: z.string(), columns: z.array(z.string()), rows: z.array(rowOf) });

const page = z.array(z.object({ at: z.coerce.number(), row: z.string() }));
const columnsOf = z.array(z.object({ name: z.string(), required: z.coerce.boolean() }));
const pointersOf = z.array(z.object({ from: z.string(), to: z.string(), table: z.string() }));

/** The row of `root` with this id and all that hangs on it, in the order in which it is to be written. */
export async function readRows(tx: Tx, root: TrashRoot, id: number): Promise<readonly TableRows[]> {
  const tables: TableRows[] = [];
  for (const { table } of [root, ...root.parts]) tables.push(await readTable(tx, root, table, id));
  return tables;
}

/** Deletes them, but for what others have too. */
export async function deleteRows(tx: Tx, root: TrashRoot, id: number): Promise<void> {
  const own = [root, ...root.parts.filter(({ shared }) => !shared)];
  for (const { table } of own.toReversed()) {
    const chosen = `SELECT rowid FROM ${named(table)} WHERE ${whereOf(root, table)} LIMIT ${CHUNK}`;
    let deleted = CHUNK;
    while (deleted === CHUNK) {
      deleted = await tx.$executeRawUnsafe(`DELETE FROM ${named(table)} WHERE rowid IN (${chosen})`, id);
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
    const pointers = pointersOf.parse(
      await tx.$queryRaw`SELECT "from", "to", "table" FROM pragma_foreign_key_list(${table})`,
    );
    const outwards = pointers.filter((pointer) => pointer.table !== table);
    const insert = insertOf({ table, columns, known, outwards, ignoring: ignoring.includes(table) });
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx.$executeRawUnsafe(insert, JSON.stringify(rows.slice(from, from + CHUNK)));
      await breathe();
    }
  }
}

/** Writes into the row of this id what was read of it before, but for columns that are gone since. */
export async function updateRow(tx: Tx, { table, columns, rows }: TableRows, id: number): Promise<void> {
  const known = new Set((await listColumns(tx, table)).map(({ name }) => name));
  const values = columns.flatMap((name, index) =>
    known.has(name) ? [`${named(name)} = ${decoded(index)}`] : [],
  );
  const update = `UPDATE ${named(table)} SET ${values.join(", ")} FROM json_each(?) AS "given" WHERE ${named(table)}."id" = ?`;
  await tx.$executeRawUnsafe(update, JSON.stringify(rows), id);
}

async function readTable(tx: Tx, root: TrashRoot, table: string, id: number): Promise<TableRows> {
  const known = await listColumns(tx, table);
  const columns = known.map(({ name }) => name);
  const select = `SELECT rowid AS "at", json_array(${columns.map(coded).join(", ")}) AS "row" FROM ${named(table)}
    WHERE ${whereOf(root, table)} AND rowid > ? ORDER BY rowid LIMIT ${CHUNK}`;
  const rows: (string | null)[][] = [];
  for (let last: number | null = 0; last !== null; ) {
    const read: z.infer<typeof page> = page.parse(await tx.$queryRawUnsafe(select, id, last));
    rows.push(...read.map(({ row }) => rowOf.parse(JSON.parse(row))));
    last = read.length < CHUNK ? null : (read.at(-1)?.at ?? null);
    await breathe();
  }
  return { table, columns, rows };
}

/** None where there is no such table. */
async function listColumns(tx: Tx, table: string): Promise<z.infer<typeof columnsOf>> {
  return columnsOf.parse(
    await tx.$queryRaw`SELECT "name", "notnull" AS "required" FROM pragma_table_info(${table})`,
  );
}

/** Of the root and all that hangs on it: whether a row of this table is among them, asked with the id of the root. */
function whereOf(root: TrashRoot, table: string): string {
  const part = root.parts.find((known) => known.table === table);
  return part ? withinOf(root, part) : '"id" = ?';
}

function withinOf(root: TrashRoot, { key, of: [table, column] }: TrashPart): string {
  return `${named(key)} IN (SELECT ${named(column)} FROM ${named(table)} WHERE ${whereOf(root, table)})`;
}

function coded(column: string): string {
  const value = named(column);
  const text = `CASE WHEN instr(${value}, char(0)) > 0 THEN 'x' || hex(${value}) ELSE 't' || ${value} END`;
  return `CASE typeof(${value}) WHEN 'integer' THEN 'i' || ${value} WHEN 'real' THEN 'r' || quote(${value})
    WHEN 'blob' THEN 'b' || hex(${value}) WHEN 'text' THEN ${text} END`;
}

interface Insert {
  readonly table: string;
  /** Of the rows, in their order. */
  readonly columns: readonly string[];
  /** Of the table as it is now. */
  readonly known: z.infer<typeof columnsOf>;
  /** To other tables. */
  readonly outwards: z.infer<typeof pointersOf>;
  /** Whether one that another stands in the way of stays away. */
  readonly ignoring: boolean;
}

/** Writes the rows of a JSON list of lists, its one parameter. */
function insertOf({ table, columns, known, outwards, ignoring }: Insert): string {
  const written = known.flatMap(({ name, required }) => {
    const index = columns.indexOf(name);
    return index < 0 ? [] : [{ name, required, value: decoded(index) }];
  });
  const there = ({ table: target, to }: Insert["outwards"][number], value: string) =>
    `${value} IN (SELECT ${named(to)} FROM ${named(target)})`;
  const values = written.map(({ name, value }) => {
    const pointer = outwards.find(({ from }) => from === name);
    return pointer ? `CASE WHEN ${there(pointer, value)} THEN ${value} END` : value;
  });
  const needed = written.flatMap(({ name, required, value }) =>
    outwards.filter(({ from }) => required && from === name).map((pointer) => there(pointer, value)),
  );
  return `INSERT ${ignoring ? "OR IGNORE " : ""}INTO ${named(table)} (${written.map(({ name }) => named(name)).join(", ")})
    SELECT ${values.join(", ")} FROM json_each(?) AS "given" WHERE ${["true", ...needed].join(" AND ")}`;
}

function decoded(index: number): string {
  const cell = `("given"."value" ->> '$[${index}]')`;
  const rest = `substr(${cell}, 2)`;
  return `CASE substr(${cell}, 1, 1) WHEN 't' THEN ${rest} WHEN 'i' THEN CAST(${rest} AS INTEGER)
    WHEN 'r' THEN CAST(${rest} AS REAL) WHEN 'b' THEN unhex(${rest}) WHEN 'x' THEN CAST(unhex(${rest}) AS TEXT) END`;
}

function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
