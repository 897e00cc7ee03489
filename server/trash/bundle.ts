import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { z } from "zod";
import type { Prisma } from "../db/client.ts";
import { storedNames } from "../media/address.ts";
import type { TrashRoot } from "./parts.ts";
import { deleteRows, readRows, type TableRows, tableRows, writeRows } from "./rows.ts";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** A quarter of the text, in as much time as it takes to read it. */
const QUALITY = 5;
const VERSION = 1;

const bundleOf = z.object({ version: z.literal(VERSION), tables: z.array(tableRows) });

/** Rows that lie in the trash. */
export interface Bundle {
  /** JSON, compressed. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** What the store calls the files that they name, and the ids of those that had not become an episode yet. */
  readonly files: string[];
}

/** Takes a row and all that hangs on it out of the tables. */
export async function takeOut(tx: Prisma.TransactionClient, root: TrashRoot, id: number): Promise<Bundle> {
  const bundle = await pack(await readRows(tx, root, id));
  await deleteRows(tx, root, id);
  return bundle;
}

/** Makes a bundle of rows, which stay where they are. */
export async function pack(tables: readonly TableRows[]): Promise<Bundle> {
  const text = JSON.stringify({ version: VERSION, tables });
  const content = await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  return { content: new Uint8Array(content), files: [...storedNames(text), ...untakenIds(tables)] };
}

/** Of uploaded files that are still to be made use of. */
function untakenIds(tables: readonly TableRows[]): readonly string[] {
  const files = tables.find(({ table }) => table === "UploadedFile");
  if (!files) return [];
  const [id, taken] = ["id", "taken"].map((name) => files.columns.indexOf(name));
  return files.rows
    .filter((row) => row[taken ?? -1] === "i0")
    .flatMap((row) => row[id ?? -1]?.slice(1) ?? []);
}

/** The rows of a bundle, in the order in which they are to be written. */
export async function openBundle(content: Uint8Array): Promise<readonly TableRows[]> {
  return bundleOf.parse(JSON.parse(String(await decompress(content)))).tables;
}

/** What stands in a column of the row of which a bundle was made, as text; empty for nothing. */
export function cellIn(tables: readonly TableRows[], { table }: TrashRoot, column: string): string {
  const own = tables.find((rows) => rows.table === table);
  const cell = own?.rows[0]?.[own.columns.indexOf(column)] ?? "";
  return cell.slice(1);
}

/** What the row says now of which a bundle was made, by columns. */
export type Changed = Readonly<Record<string, string | number>>;

/** Writes the rows of a bundle back with the ids that they had. */
export async function putBack(
  tx: Prisma.TransactionClient,
  root: TrashRoot,
  tables: readonly TableRows[],
  changed: Changed,
): Promise<void> {
  const all = tables.map((rows) => (rows.table === root.table ? withChanged(rows, changed) : rows));
  await writeRows(tx, root, all);
}

function withChanged({ table, columns, rows }: TableRows, changed: Changed): TableRows {
  const cells = columns.map((name) => {
    const value = changed[name];
    return value === undefined ? null : `${typeof value === "string" ? "t" : "i"}${value}`;
  });
  return { table, columns, rows: rows.map((row) => row.map((cell, index) => cells[index] ?? cell)) };
}
