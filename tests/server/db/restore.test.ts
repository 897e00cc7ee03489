import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { backUpDatabase } from "#server/db/backup.ts";
import { openDatabase } from "#server/db/client.ts";
import { findCopyMark } from "#server/db/copy-mark.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { restoreDatabase } from "#server/db/restore.ts";
import { freshDatabase, temporaryFolder } from "../database.ts";

const NOW = new Date("2026-11-30T00:20:00Z");

/** A database with a tag, and a copy from before there was a second one. */
async function copied() {
  const { db, file, folder } = await freshDatabase();
  const copy = path.join(temporaryFolder(), "copy.db");
  await db.tag.create({ data: { slug: "sea", name: "Sea" } });
  await backUpDatabase(file, copy);
  await db.tag.create({ data: { slug: "salt", name: "Salt" } });
  return { db, file, folder, copy };
}

async function tagsOf(file: string) {
  const db = openDatabase(file);
  const tags = await db.tag.findMany({ select: { name: true }, orderBy: { id: "asc" } });
  const mark = await findCopyMark(db);
  await db.$disconnect();
  return { names: tags.map(({ name }) => name), mark };
}

test("a copy takes the place of what is there, which is kept whole", async () => {
  const { db, file, folder, copy } = await copied();
  await db.$disconnect();
  const kept = path.join(folder, "playhead.db.before-restore-2026-11-30T002000");
  expect(await restoreDatabase(copy, file, NOW)).toEqual({
    kind: "restored",
    bytes: expect.any(Number),
    kept,
  });
  expect((await tagsOf(file)).names).toEqual(["Sea"]);
  expect((await tagsOf(kept)).names).toEqual(["Sea", "Salt"]);
  expect(await migrateDatabase(file)).toEqual({ kind: "migrated", applied: [] });
  expect(existsSync(copy)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
});

test("the same copy restored twice is two copies to those who are in step with it", async () => {
  const { db, file, folder, copy } = await copied();
  await db.$disconnect();
  await restoreDatabase(copy, file, NOW);
  const first = await tagsOf(file);
  await restoreDatabase(copy, file, NOW);
  expect((await tagsOf(file)).mark).not.toBe(first.mark);
  expect(readdirSync(folder)).toContain("playhead.db.before-restore-2026-11-30T002000-2");
});

test("what somebody has open is left as it is, be it that they only read", async () => {
  const { db, file, folder, copy } = await copied();
  expect(await restoreDatabase(copy, file, NOW)).toEqual({ kind: "inUse" });
  await db.$disconnect();
  const reader = new Sqlite(file, { readonly: true });
  reader.prepare("SELECT 1 FROM Tag").get();
  expect(await restoreDatabase(copy, file, NOW)).toEqual({ kind: "inUse" });
  reader.close();
  expect((await tagsOf(file)).names).toEqual(["Sea", "Salt"]);
  expect(readdirSync(folder).filter((name) => /before|part/.test(name))).toEqual([]);
});

test("a copy that is damaged, none of Playhead's or of a later one changes nothing", async () => {
  const { db, file, folder, copy } = await copied();
  await db.$disconnect();
  const before = readFileSync(file);
  const damaged = path.join(folder, "damaged.db");
  const bytes = readFileSync(copy);
  bytes.fill(0xff, 8192, bytes.length - 8192);
  writeFileSync(damaged, bytes);
  const other = path.join(folder, "other.db");
  const foreign = new Sqlite(other);
  foreign.exec("CREATE TABLE Tag (name)");
  foreign.close();
  const text = path.join(folder, "text.db");
  writeFileSync(text, "a letter to a friend, which is long enough to be taken for something else");
  for (const wrong of [damaged, other, text])
    expect((await restoreDatabase(wrong, file, NOW)).kind).toBe("unusable");
  const later = new Sqlite(copy);
  later
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('1', '', '99990101000000_later', 1, 1)`,
    )
    .run();
  later.close();
  expect(await restoreDatabase(copy, file, NOW)).toEqual({
    kind: "newer",
    unknown: ["99990101000000_later"],
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => /before|part/.test(name))).toEqual([]);
});

test("where nothing is, and where what is there cannot be opened, the copy takes its place all the same", async () => {
  const { db, copy } = await copied();
  await db.$disconnect();
  const folder = path.join(temporaryFolder(), "data");
  const file = path.join(folder, "playhead.db");
  expect(await restoreDatabase(copy, file, NOW)).toMatchObject({ kind: "restored", kept: null });
  expect((await tagsOf(file)).names).toEqual(["Sea"]);
  writeFileSync(file, "no database any more, but some thousand letters of what was one".repeat(100));
  writeFileSync(`${file}-wal`, "what was written last");
  const restored = await restoreDatabase(copy, file, NOW);
  expect(restored).toMatchObject({ kind: "restored", kept: expect.stringContaining("before-restore") });
  expect((await tagsOf(file)).names).toEqual(["Sea"]);
  const kept = path.join(folder, "playhead.db.before-restore-2026-11-30T002000");
  expect(readFileSync(kept, "utf8")).toContain("no database any more");
  expect(readFileSync(`${kept}-wal`, "utf8")).toBe("what was written last");
});
