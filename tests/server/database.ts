import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import type { ImportOptions } from "#server/import/draft/context.ts";

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

/** A real database of the test's own, migrated and empty. */
export async function freshDatabase(): Promise<{ db: Database; file: string; folder: string }> {
  const folder = temporaryFolder();
  const file = path.join(folder, "playhead.db");
  await createDatabase(file);
  const db = openDatabase(file);
  onTestFinished(() => db.$disconnect());
  return { db, file, folder };
}

export function importOptions(db: Database, folder: string): ImportOptions {
  return { db, mediaDir: path.join(folder, "media"), fetchPrivate: false, userAgent: "Playhead/test" };
}
