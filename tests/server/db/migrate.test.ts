import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { SEGMENT_VERSION } from "#core/search/index/segment.ts";
import { openDatabase } from "#server/db/client.ts";
import { isIndexed } from "#server/db/glance.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { freshDatabase, temporaryFolder } from "../database.ts";
import { foundBy } from "../search/index/found-passages.ts";

test("a file that is no database is refused and left as it is", async () => {
  const file = path.join(temporaryFolder(), "playhead.db");
  writeFileSync(file, "These are not the bytes of a database. ".repeat(100));
  const before = readFileSync(file);
  expect(await migrateDatabase(file)).toMatchObject({ kind: "corrupt" });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("an empty file, and a database of another program, are refused and left as they are", async () => {
  const folder = temporaryFolder();
  const empty = path.join(folder, "empty.db");
  writeFileSync(empty, "");
  expect(await migrateDatabase(empty)).toEqual({ kind: "corrupt", reason: "0 bytes" });
  const other = path.join(folder, "other.db");
  new Sqlite(other).exec("CREATE TABLE notes (text)").close();
  expect(await migrateDatabase(other)).toMatchObject({ kind: "corrupt" });
  expect(readdirSync(folder).toSorted()).toEqual(["empty.db", "other.db"]);
});

/** A database as the first Playheads have left it: with the first so many migrations, and a show. */
function writeOldDatabase(migrations: number): string {
  const file = path.join(temporaryFolder(), "playhead.db");
  const sqlite = new Sqlite(file);
  sqlite.exec(`CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`);
  for (const name of NAMES.slice(0, migrations)) {
    const sql = readFileSync(`prisma/migrations/sqlite/${name}/migration.sql`, "utf8");
    sqlite.exec(sql);
    sqlite
      .prepare(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (?, ?, ?, current_timestamp, 1)",
      )
      .run(name, createHash("sha256").update(sql).digest("hex"), name);
  }
  const checksum = migrations < 4 ? "fingerprint" : "importChecksum";
  sqlite.exec(`
    INSERT INTO Show (id, guid, slug, title, description, language) VALUES (1, 'talk', 'talk', 'Talk', '', 'en');
    INSERT INTO Feed (showId, location) VALUES (1, 'https://example.org/feed.xml');
    INSERT INTO Episode (id, showId, guid, slug, title, summary, notes, ${checksum}) VALUES (1, 1, 'lamps', 'lamps', 'Lamps', '', '', 'x');
    INSERT INTO Transcript (id, episodeId, language, format, timing) VALUES (1, 1, 'en', 'vtt', 'cue');
    INSERT INTO Passage (transcriptId, position, text, wordTimes) VALUES (1, 0, 'A lighthouse.', '')`);
  sqlite.pragma("journal_mode = WAL");
  sqlite.close();
  return file;
}

const NAMES = readdirSync("prisma/migrations/sqlite")
  .filter((name) => name.startsWith("2"))
  .toSorted();

test.each(NAMES.map((_, index) => index).slice(2))(
  "a database after %i migrations is brought up to date, and was copied before",
  async (count) => {
    const file = writeOldDatabase(count);
    const migrated = await migrateDatabase(file);
    const copy = `${file}.before-${NAMES[count]}`;
    expect(migrated).toEqual({ kind: "migrated", applied: NAMES.slice(count), copy });
    const db = openDatabase(file);
    try {
      expect(await db.show.findMany({ include: { feed: true, episodes: true } })).toMatchObject([
        {
          title: "Talk",
          blocked: false,
          feed: { location: "https://example.org/feed.xml", told: [] },
          episodes: [{ title: "Lamps", withdrawnAt: null }],
        },
      ]);
      expect(await isIndexed(file, SEGMENT_VERSION)).toBe(false);
      await tendIndex(db, new AbortController().signal);
      expect(await isIndexed(file, SEGMENT_VERSION)).toBe(true);
      expect(await foundBy(db, "lighthouse")).toHaveLength(1);
    } finally {
      await db.$disconnect();
    }
    const before = new Sqlite(copy, { readonly: true });
    expect(before.prepare("SELECT count(*) FROM _prisma_migrations").pluck().get()).toBe(count);
    expect(before.prepare("SELECT text FROM Passage").pluck().all()).toEqual(["A lighthouse."]);
    before.close();
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes(".part"))).toEqual([]);
  },
);

test("uploads that came before their files had marks go on, as do those that came after", async () => {
  const uploads = NAMES.indexOf("20261129130000_uploads") + 1;
  for (const marked of [false, true]) {
    const file = writeOldDatabase(uploads);
    const sqlite = new Sqlite(file);
    if (!marked)
      sqlite.exec(
        'DROP INDEX "UploadedFile_uploadId_mark_key"; ALTER TABLE "UploadedFile" DROP COLUMN "mark"',
      );
    sqlite.exec(`
      INSERT INTO Account (id, name, key, role, passwordHash) VALUES (1, 'Hanna', 'hanna', 'host', '');
      INSERT INTO Upload (id, accountId, key, showId, guid, changedAt) VALUES (1, 1, 'key', 1, 'guid', 0);
      INSERT INTO UploadedFile (id, uploadId, name, size${marked ? ", mark" : ""})
        VALUES ('file', 1, 'talk.mp3', 9${marked ? ", 'mark'" : ""})`);
    sqlite.close();
    expect(await migrateDatabase(file)).toMatchObject({ kind: "migrated" });
    const db = openDatabase(file);
    expect(await db.uploadedFile.findMany()).toMatchObject([{ id: "file", size: 9, taken: false }]);
    await db.$disconnect();
  }
});

test("a migration that ends in the middle is named, with the copy from before, then and afterwards", async () => {
  const file = writeOldDatabase(3);
  const sqlite = new Sqlite(file);
  sqlite.exec('ALTER TABLE "Feed" ADD COLUMN "importer" INTEGER');
  sqlite.close();
  const failed = await migrateDatabase(file);
  const copy = `${file}.before-${NAMES[3]}`;
  expect(failed).toMatchObject({ kind: "failed", copy });
  expect(await migrateDatabase(file)).toMatchObject({ kind: "failed", reason: NAMES[3], copy });
  expect(existsSync(copy)).toBe(true);
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
