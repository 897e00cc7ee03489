import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { lastOver } from "#core/time/trash-days.ts";
import { type Database, Prisma } from "../db/client.ts";
import { kindOf } from "../db/kind.ts";
import { elementsOf, givenList } from "../db/lists.ts";
import { listColumns } from "../db/table-shape.ts";
import { mediaHref, storedName, storedNames } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { removeMedia } from "../media/store.ts";
import { EPISODE_ROOT, SHOW_ROOT } from "./parts.ts";

/** So many rows are deleted at once. */
const CHUNK = 100;

const namesOf = z.array(z.object({ name: z.string() }));

/** The ids of what lies in the trash for too long by `now`, and of what others were about to delete for good. */
export async function listOver(db: Database, now: Date): Promise<readonly number[]> {
  const over = { state: "kept", deletedAt: { lte: new Date(lastOver(now.getTime())) } };
  const where = { parentId: null, OR: [over, { state: "purging" }] };
  const items = await db.trashItem.findMany({ where, select: { id: true } });
  return items.map(({ id }) => id);
}

/** What lies there by itself, and is not on its way. */
const LYING = { parentId: null, state: { in: ["kept", "purging"] } };

/** How much there is that `emptyTrash` deletes. */
export function countTrash(db: Database): Promise<number> {
  return db.trashItem.count({ where: LYING });
}

/** Deletes for good all that lies in the trash. Returns how much that was. */
export async function emptyTrash(db: Database, mediaPlace: MediaPlace): Promise<number> {
  const items = await db.trashItem.findMany({ where: LYING, select: { id: true } });
  for (const { id } of items) await purge(db, mediaPlace, id);
  return items.length;
}

/**
 * Deletes for good what lies in the trash, with the files that nothing else needs: first the files, then the rows, so that
 * whoever ends in the middle of it goes on with the next start. False where it lies there no more.
 */
export async function purge(db: Database, mediaPlace: MediaPlace, id: number): Promise<boolean> {
  const where = { ...LYING, id };
  const { count } = await db.trashItem.updateMany({ where, data: { state: "purging" } });
  if (count === 0) return false;
  for (const name of await listUnneeded(db, id)) await removeMedia(mediaPlace, name);
  for (let deleted = CHUNK; deleted === CHUNK; await breathe()) {
    const parts = await db.trashItem.findMany({ where: { parentId: id }, select: { id: true }, take: CHUNK });
    const ids = parts.map((part) => part.id);
    deleted = (await db.trashItem.deleteMany({ where: { id: { in: ids } } })).count;
  }
  await db.trashItem.deleteMany({ where: { id } });
  return true;
}

/** The names of the files that would be gone were the trash emptied: those that nothing else names. */
export async function listFreed(db: Database): Promise<ReadonlySet<string>> {
  const left = new Set(await listFiles(db, Prisma.sql`true`));
  for (const address of await listNamed(db, left)) left.delete(storedName(address) ?? "");
  return left;
}

/** The names of the files of an item and its parts that neither what is there names nor what else lies in the trash. */
async function listUnneeded(db: Database, id: number): Promise<ReadonlySet<string>> {
  const own = await listFiles(db, Prisma.sql`"item"."id" = ${id} OR "item"."parentId" = ${id}`);
  // Nothing but what the store has named is ever looked for in it.
  const left = new Set(storedNames(own.map(mediaHref).join(" ")));
  if (left.size === 0) return left;
  const others = Prisma.sql`"item"."id" <> ${id} AND "item"."parentId" IS DISTINCT FROM ${id}
    AND "file"."value" IN (SELECT "value" FROM ${rowsOf(db, [...left], "asked")})`;
  for (const name of await listFiles(db, others)) left.delete(name);
  for (const address of await listNamed(db, left)) left.delete(storedName(address) ?? "");
  return left;
}

/** The names of the files of the items of which that holds. */
async function listFiles(db: Database, which: Prisma.Sql): Promise<readonly string[]> {
  const files = elementsOf(kindOf(db), Prisma.sql`"item"."files"`, "file");
  const query = Prisma.sql`SELECT DISTINCT "file"."value" AS "name" FROM "TrashItem" AS "item", ${files} WHERE ${which}`;
  return namesOf.parse(await db.$queryRaw(query)).map(({ name }) => name);
}

function rowsOf(db: Database, values: readonly string[], name: string): Prisma.Sql {
  return elementsOf(kindOf(db), givenList(kindOf(db), values), name);
}

/** Which of these files are named by rows that are there, by their addresses: every column whose name ends in "Url" is asked. */
async function listNamed(db: Database, names: ReadonlySet<string>): Promise<readonly string[]> {
  const tables = [SHOW_ROOT, EPISODE_ROOT].flatMap(({ table, parts }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  const addresses = [...names].map(mediaHref);
  const found: string[] = [];
  for (const table of new Set(tables))
    for (const { name: column } of await listColumns(db, table)) {
      if (!/url$/i.test(column)) continue;
      const named = Prisma.raw(`"${column}"`);
      const query = Prisma.sql`SELECT DISTINCT ${named} AS "name" FROM ${Prisma.raw(`"${table}"`)}
        WHERE ${named} IN (SELECT "value" FROM ${rowsOf(db, addresses, "asked")})`;
      found.push(...namesOf.parse(await db.$queryRaw(query)).map(({ name }) => name));
      await breathe();
    }
  return found;
}
