import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import type { ImportOptions } from "#server/import/draft/context.ts";

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database of the test's own, migrated and empty. */
export async function freshDatabase(): Promise<{ db: Database; file: string; folder: string }> {
  const folder = temporaryFolder();
  const file = path.join(folder, "playhead.db");
  await migrateDatabase(file);
  const db = openDatabase(file);
  onTestFinished(() => db.$disconnect());
  return { db, file, folder };
}

export function importOptions(db: Database, folder: string): ImportOptions {
  return { db, mediaDir: path.join(folder, "media"), fetchPrivate: false, userAgent: "Playhead/test" };
}
