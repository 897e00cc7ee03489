import type { Prisma } from "../db/client.ts";
import { isStored } from "../media/address.ts";
import { cellIn, pack } from "./bundle.ts";
import type { Deletion } from "./put.ts";
import { readRows, type TableRows } from "./rows.ts";

type Tx = Prisma.TransactionClient;

/** The row whose file is replaced. */
export interface FileOwner {
  readonly table: "Show" | "Episode";
  readonly id: number;
}

export type ReplacedKind = "sound" | "picture";

/** What of a row belongs to its file: the column of its address first. */
const COLUMNS: Readonly<Record<ReplacedKind, readonly [string, ...string[]]>> = {
  sound: ["audioUrl", "audioType", "audioBytes", "peaks", "seekApproximate", "duration", "durationEstimated"],
  picture: ["imageUrl"],
};

/**
 * Puts the file of a show or an episode into the trash, in whose place that at `address` is to come; to be called before. Nothing
 * where it has no file of the store, or this one.
 */
export async function putReplaced(
  tx: Tx,
  owner: FileOwner,
  kind: ReplacedKind,
  address: string,
  deletion: Deletion,
): Promise<void> {
  const root = { table: owner.table, parts: [] };
  const tables = (await readRows(tx, root, owner.id)).map((rows) => withColumns(rows, COLUMNS[kind]));
  const was = cellIn(tables, root, COLUMNS[kind][0]);
  if (was === address || !isStored(was)) return;
  const bundle = await pack(tables);
  await tx.trashItem.create({
    data: { kind, ...(await whoseFile(tx, owner)), ...deletion, ...bundle },
    select: { id: true },
  });
}

/** Where the file of a bundle is served. */
export function replacedAddress(tables: readonly TableRows[], owner: FileOwner, kind: ReplacedKind): string {
  return cellIn(tables, { table: owner.table, parts: [] }, COLUMNS[kind][0]);
}

function withColumns({ table, columns, rows }: TableRows, wanted: readonly string[]): TableRows {
  const places = wanted.map((name) => columns.indexOf(name));
  return { table, columns: wanted, rows: rows.map((row) => places.map((place) => row[place] ?? null)) };
}

async function whoseFile(tx: Tx, { table, id }: FileOwner) {
  const select = { guid: true, title: true };
  if (table === "Show") {
    const { guid: showGuid, title } = await tx.show.findUniqueOrThrow({ where: { id }, select });
    return { showGuid, title, showTitle: title };
  }
  const { show, ...episode } = await tx.episode.findUniqueOrThrow({
    where: { id },
    select: { ...select, show: { select } },
  });
  return { ...episode, showGuid: show.guid, showTitle: show.title };
}
