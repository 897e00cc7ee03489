import { rm } from "node:fs/promises";
import path from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { lastOver } from "#core/time/trash-days.ts";
import type { Database } from "../db/client.ts";
import { mediaHref, storedName, storedNames } from "../media/address.ts";
import { EPISODE_ROOT, SHOW_ROOT } from "./parts.ts";

/** So many rows are deleted at once. */
const CHUNK = 100;

const namesOf = z.array(z.object({ name: z.string() }));
const columnsOf = z.array(z.object({ table: z.string(), column: z.string() }));

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
export async function emptyTrash(db: Database, mediaDir: string): Promise<number> {
  const items = await db.trashItem.findMany({ where: LYING, select: { id: true } });
  for (const { id } of items) await purge(db, mediaDir, id);
  return items.length;
}

/**
 * Deletes for good what lies in the trash, with the files that nothing else needs: first the files, then the rows, so that
 * whoever ends in the middle of it goes on with the next start. False where it lies there no more.
 */
export async function purge(db: Database, mediaDir: string, id: number): Promise<boolean> {
  const where = { ...LYING, id };
  const { count } = await db.trashItem.updateMany({ where, data: { state: "purging" } });
  if (count === 0) return false;
  for (const name of await listUnneeded(db, id)) await rm(path.join(mediaDir, name), { force: true });
  for (let deleted = CHUNK; deleted === CHUNK; await breathe()) {
    const parts = await db.trashItem.findMany({ where: { parentId: id }, select: { id: true }, take: CHUNK });
    const ids = parts.map((part) => part.id);
    deleted = (await db.trashItem.deleteMany({ where: { id: { in: ids } } })).count;
  }
  await db.trashItem.deleteMany({ where: { id } });
  return true;
}

/** The names of the files of an item and its parts that neither what is there names nor what else lies in the trash. */
async function listUnneeded(db: Database, id: number): Promise<ReadonlySet<string>> {
  const own = namesOf.parse(
    await db.$queryRaw`SELECT DISTINCT "file"."value" AS "name" FROM "TrashItem" AS "item", json_each("item"."files") AS "file"
      WHERE "item"."id" = ${id} OR "item"."parentId" = ${id}`,
  );
  // Nothing but what the store has named is ever looked for in it.
  const left = new Set(storedNames(own.map(({ name }) => mediaHref(name)).join(" ")));
  if (left.size === 0) return left;
  const names = JSON.stringify([...left]);
  const others = await db.$queryRaw`SELECT DISTINCT "file"."value" AS "name"
    FROM "TrashItem" AS "item", json_each("item"."files") AS "file"
    WHERE "item"."id" <> ${id} AND "item"."parentId" IS NOT ${id}
      AND "file"."value" IN (SELECT "value" FROM json_each(${names}))`;
  for (const { name } of namesOf.parse(others)) left.delete(name);
  for (const address of await listNamed(db, left)) left.delete(storedName(address) ?? "");
  return left;
}

/** Which of these files are named by rows that are there, by their addresses: every column whose name ends in "Url" is asked. */
async function listNamed(db: Database, names: ReadonlySet<string>): Promise<readonly string[]> {
  const tables = [SHOW_ROOT, EPISODE_ROOT].flatMap(({ table, parts }) => [
    table,
    ...parts.map((part) => part.table),
  ]);
  const columns = columnsOf.parse(
    await db.$queryRaw`SELECT "known"."value" AS "table", "name" AS "column"
      FROM json_each(${JSON.stringify([...new Set(tables)])}) AS "known", pragma_table_info("known"."value")
      WHERE "name" LIKE '%url'`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const select = `SELECT DISTINCT "${column}" AS "name" FROM "${table}"
      WHERE "${column}" IN (SELECT '/media/' || "value" FROM json_each(?))`;
    const named = await db.$queryRawUnsafe(select, JSON.stringify([...names]));
    found.push(...namesOf.parse(named).map(({ name }) => name));
    await breathe();
  }
  return found;
}
