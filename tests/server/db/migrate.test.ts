import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { migrateDatabase } from "#server/db/migrate.ts";
import { freshDatabase, temporaryFolder } from "../database.ts";

test("a file that is no database is refused and left as it is", async () => {
  const file = path.join(temporaryFolder(), "playhead.db");
  writeFileSync(file, "These are not the bytes of a database. ".repeat(100));
  const before = readFileSync(file);
  expect(await migrateDatabase(file)).toMatchObject({ kind: "corrupt" });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a database of a newer Playhead is refused and named", async () => {
  const { file, db } = await freshDatabase();
  await db.$disconnect();
  const sqlite = new Sqlite(file);
  sqlite.exec(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('x', 'y', '29991231000000_later', current_timestamp, 1)",
  );
  sqlite.close();
  expect(await migrateDatabase(file)).toEqual({ kind: "newer", unknown: ["29991231000000_later"] });
});

test("migrating twice does nothing the second time, and Prisma's own table says what was applied", async () => {
  const { file } = await freshDatabase();
  expect(await migrateDatabase(file)).toEqual({ kind: "migrated", applied: [] });
  const sqlite = new Sqlite(file, { readonly: true });
  const rows = sqlite
    .prepare("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL")
    .all();
  expect(rows.length).toBeGreaterThan(1);
  expect(sqlite.pragma("journal_mode", { simple: true })).toBe("wal");
  sqlite.close();
});

test("a database that could not be made leaves no file behind", async () => {
  const file = path.join(temporaryFolder(), "playhead.db");
  const obstacle = `${file}.${process.pid}.new-journal`;
  mkdirSync(obstacle);
  await expect(migrateDatabase(file)).rejects.toThrow();
  expect(existsSync(file)).toBe(false);
  rmSync(obstacle, { recursive: true, force: true });
  expect(await migrateDatabase(file)).toMatchObject({ kind: "migrated" });
});
