import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { closeDatabase, type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { closeVersion } from "#server/db/version.ts";
import { endSharedCounts } from "#server/http/shared-counts.ts";
import type { ImportOptions } from "#server/import/draft/context.ts";
import { writePlays } from "#server/plays/play-counter.ts";
import { endThreads } from "./end-threads.ts";
import { arePostgresqlProgramsThere, namePostgresqlDatabase } from "./postgresql-database.ts";

/** Whether what is tested keeps its data in PostgreSQL this time. */
export const overPostgresql = process.env.TEST_DATABASE === "postgresql";

/** Whether a database of the kind that is tested can be copied here: who lacks the programs for that is told. */
export const canBeCopied = (): boolean => !overPostgresql || arePostgresqlProgramsThere();

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

/** A database of the kind that is tested, in a folder or with it. `env` is what a process is told that uses it. */
function nameDatabase(folder: string) {
  if (overPostgresql) {
    const { address: file, create, drop } = namePostgresqlDatabase();
    return { file, env: { DATA_DIR: folder, DATABASE_URL: file }, create: () => create(), drop };
  }
  const file = path.join(folder, "playhead.db");
  const env = { DATA_DIR: folder, DATABASE_URL: "" };
  return { file, env, create: () => createDatabase(file), drop: async () => {} };
}

/** A real database of the test's own, migrated and empty. `file` is its address where it is in PostgreSQL. */
export async function freshDatabase() {
  const folder = temporaryFolder();
  const { file, env, create, drop } = nameDatabase(folder);
  await create();
  const db = openDatabase(file);
  onTestFinished(async () => {
    await db.$disconnect();
    await drop();
  });
  return { db, file, folder, env };
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

/**
 * The one that `database()` asks, for all tests of a file. `more`: what else this process is told, once those before them
 * were prepared.
 */
export function processDatabase(more: () => Readonly<Record<string, string>> = () => ({})) {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  const { file, env, create, drop } = nameDatabase(folder);
  beforeAll(async () => {
    Object.assign(process.env, { ...env, ...more() });
    await create();
  });
  afterAll(async () => {
    await closeProcess();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { file, folder };
}

/** Ends what the server has begun in this process, and lets go of its database. */
export async function closeProcess(): Promise<void> {
  await endThreads();
  await writePlays();
  closeVersion();
  await endSharedCounts();
  await closeDatabase();
}

export function importOptions(db: Database, folder: string): ImportOptions {
  return { db, mediaPlace: path.join(folder, "media"), fetchPrivate: false, userAgent: "Playhead/test" };
}
