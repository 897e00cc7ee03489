import Sqlite from "better-sqlite3";
import { migrationNames } from "./migrate.ts";
import { readMigrationRecord } from "./migration-record.ts";

/** Whether a database file holds the migrations of this code, all of them and no others. Throws when it cannot be read. */
export async function isUpToDate(databaseFile: string): Promise<boolean> {
  const record = readMigrationRecord(databaseFile);
  if (record.kind !== "intact" || record.broken.length > 0) return false;
  const names = await migrationNames();
  return record.applied.length === names.length && names.every((name) => record.applied.includes(name));
}

/** Whether a database that is up to date holds no show. */
export function isEmpty(databaseFile: string): boolean {
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  try {
    return sqlite.prepare("SELECT 1 FROM Show LIMIT 1").get() === undefined;
  } finally {
    sqlite.close();
  }
}
