import { existsSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { databaseFailure } from "./failure.ts";

const migrationRow = z.object({ migration_name: z.string(), finished_at: z.unknown() });

export type MigrationRecord =
  | { readonly kind: "none" }
  /** `broken` are migrations that have begun and not ended. */
  | { readonly kind: "intact"; readonly applied: readonly string[]; readonly broken: readonly string[] }
  | { readonly kind: "corrupt"; readonly reason: string };

/** Reads which migrations a database file holds. Throws when it cannot be read. */
export function readMigrationRecord(databaseFile: string): MigrationRecord {
  if (!existsSync(databaseFile)) return { kind: "none" };
  if (statSync(databaseFile).size === 0) return { kind: "corrupt", reason: "0 bytes" };
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  try {
    const recorded = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    if (!recorded) return { kind: "corrupt", reason: "no _prisma_migrations" };
    const rows = z
      .array(migrationRow)
      .parse(
        sqlite
          .prepare("SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL")
          .all(),
      );
    const namesOf = (finished: boolean) =>
      rows.filter((row) => (row.finished_at !== null) === finished).map((row) => row.migration_name);
    return { kind: "intact", applied: namesOf(true), broken: namesOf(false) };
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && databaseFailure(error) === "corrupt")
      return { kind: "corrupt", reason: error.message };
    throw error;
  } finally {
    sqlite.close();
  }
}
