import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { backUpDatabase } from "#server/db/backup.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../database.ts";

test("a copy holds what is there while it is in use, and can take its place", async () => {
  const { db, file } = await freshDatabase();
  await db.tag.create({ data: { slug: "sea", name: "Sea" } });
  const copy = path.join(temporaryFolder(), "playhead.db");
  expect(await backUpDatabase(file, copy)).toEqual({ kind: "written", bytes: statSync(copy).size });
  expect(readdirSync(path.dirname(copy))).toEqual(["playhead.db"]);
  expect(await migrateDatabase(copy)).toEqual({ kind: "migrated", applied: [] });
  const restored = openDatabase(copy);
  expect(await restored.tag.findMany({ select: { name: true } })).toEqual([{ name: "Sea" }]);
  expect(await restored.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
  await restored.$disconnect();
});

test("a copy is never put over another file", async () => {
  const { file, folder } = await freshDatabase();
  const copy = path.join(folder, "copy.db");
  writeFileSync(copy, "mine");
  expect(await backUpDatabase(file, copy)).toEqual({ kind: "taken" });
  expect(readFileSync(copy, "utf8")).toBe("mine");
});

test("no copy is kept of a database that is damaged", async () => {
  const { db, file, folder } = await freshDatabase();
  await db.$disconnect();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8192, bytes.length - 8192);
  writeFileSync(file, bytes);
  const copy = path.join(folder, "copy.db");
  await backUpDatabase(file, copy).catch((error: unknown) =>
    expect(error).toBeInstanceOf(Sqlite.SqliteError),
  );
  expect(existsSync(copy)).toBe(false);
});

test("after an import the file alone holds all of it, while others have it open", async () => {
  const { db, file, folder } = await freshDatabase();
  const reader = new Sqlite(file, { readonly: true });
  reader.prepare("SELECT count(*) FROM Show").get();
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    "<rss><channel><title>Sea</title><item><guid>1</guid><title>One</title></item></channel></rss>",
  );
  await importSource(feed, importOptions(db, folder), () => {});
  expect(statSync(`${file}-wal`).size).toBe(0);
  const copy = path.join(temporaryFolder(), "copy.db");
  copyFileSync(file, copy);
  reader.close();
  const copied = new Sqlite(copy);
  expect(copied.prepare("SELECT title FROM Episode").pluck().all()).toEqual(["One"]);
  copied.close();
});
