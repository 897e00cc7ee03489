import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import type { ImportOptions } from "#server/import/draft/context.ts";
import { namePostgresqlDatabase } from "./postgresql-database.ts";

/** Whether what is tested keeps its data in PostgreSQL this time. */
export const overPostgresql = process.env.TEST_DATABASE === "postgresql";

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Makes a database as `migrateDatabase` makes it, migrated and empty. That takes a second, and is done once in a run of
 * the tests: the others copy its file, which appears whole.
 */
export async function createDatabase(file: string): Promise<void> {
  const first = path.join(inject("runFolder"), "playhead.db");
  if (!existsSync(first)) await migrateDatabase(first);
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(first, file);
}

/** A database of the kind that is tested, in a folder or with it. */
export function nameDatabase(folder: string) {
  if (overPostgresql) {
    const { address: file, create, drop } = namePostgresqlDatabase();
    return { file, create: () => create(), drop };
  }
  const file = path.join(folder, "playhead.db");
  return { file, create: () => createDatabase(file), drop: async () => {} };
}

/** A real database of the test's own, migrated and empty. `file` is its address where it is in PostgreSQL. */
export async function freshDatabase(): Promise<{ db: Database; file: string; folder: string }> {
  const folder = temporaryFolder();
  const { file, create, drop } = nameDatabase(folder);
  await create();
  const db = openDatabase(file);
  onTestFinished(async () => {
    await db.$disconnect();
    await drop();
  });
  return { db, file, folder };
}

/** One for all tests of a file, there from the first of them until the last is over. */
export function sharedDatabase() {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  const { file, create, drop } = nameDatabase(folder);
  let opened: Database | null = null;
  beforeAll(async () => {
    await create();
    opened = openDatabase(file);
  });
  afterAll(async () => {
    await opened?.$disconnect();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const db = (): Database => {
    if (!opened) throw new Error("The tests have not begun");
    return opened;
  };
  return { db, file, folder };
}

export function importOptions(db: Database, folder: string): ImportOptions {
  return { db, mediaPlace: path.join(folder, "media"), fetchPrivate: false, userAgent: "Playhead/test" };
}
