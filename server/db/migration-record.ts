import { existsSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { type Connection, withConnection } from "./connection.ts";
import { databaseFailure } from "./failure.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

const RECORDED = "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL";

const knownRows = z.tuple([z.object({ recorded: z.boolean(), tables: z.number() })]);
const migrationRow = z.object({ migration_name: z.string(), finished_at: z.unknown() });

/** Names of migrations. */
export interface MigrationsHeld {
  readonly applied: readonly string[];
  /** Those that have begun and not ended. */
  readonly broken: readonly string[];
}

export type MigrationRecord =
  | { readonly kind: "none" }
  | ({ readonly kind: "intact" } & MigrationsHeld)
  | { readonly kind: "corrupt"; readonly reason: string };

/** Reads which migrations a database holds. Throws when it cannot be read. */
export async function findMigrationRecord(location: DatabaseLocation): Promise<MigrationRecord> {
  if (!isPostgresql(location)) return readMigrationRecord(location);
  return withConnection(location, "read", readMigrationsBy);
}

/** The same by a connection to a database at a server. */
export async function readMigrationsBy({ ask }: Connection): Promise<MigrationRecord> {
  const [known] = knownRows.parse(
    await ask(`SELECT to_regclass(quote_ident(current_schema()) || '._prisma_migrations') IS NOT NULL AS "recorded",
      (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS "tables"`),
  );
  if (!known.recorded)
    return known.tables === 0 ? { kind: "none" } : { kind: "corrupt", reason: "no _prisma_migrations" };
  return recordOf(z.array(migrationRow).parse(await ask(RECORDED)));
}

/** Reads which migrations a database file holds. Throws when it cannot be read. */
export function readMigrationRecord(databaseFile: string): MigrationRecord {
  if (!existsSync(databaseFile)) return { kind: "none" };
  if (statSync(databaseFile).size === 0) return { kind: "corrupt", reason: "0 bytes" };
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  try {
    const recorded = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    if (!recorded) return { kind: "corrupt", reason: "no _prisma_migrations" };
    return recordOf(z.array(migrationRow).parse(sqlite.prepare(RECORDED).all()));
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && databaseFailure(error) === "corrupt")
      return { kind: "corrupt", reason: error.message };
    throw error;
  } finally {
    sqlite.close();
  }
}

function recordOf(rows: readonly z.infer<typeof migrationRow>[]): MigrationRecord {
  const namesOf = (finished: boolean) =>
    rows.filter((row) => (row.finished_at !== null) === finished).map((row) => row.migration_name);
  return { kind: "intact", applied: namesOf(true), broken: namesOf(false) };
}
