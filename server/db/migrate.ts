import { existsSync } from "node:fs";
import { link, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { errorCode } from "../error-code.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/** Next to the schema, in the order of their names. */
const MIGRATIONS_DIR = path.resolve("prisma/migrations/sqlite");

export type Migrated =
  | { readonly kind: "migrated"; readonly applied: readonly string[] }
  /** The file was written by a later Playhead: `unknown` are migrations this code does not have. Nothing was changed. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] }
  /** The file is not an SQLite database, or is damaged. Nothing was changed. */
  | { readonly kind: "corrupt"; readonly reason: string };

/**
 * Creates the database when it is missing and brings it up to this code's schema, recorded as Prisma records it
 * (`_prisma_migrations`). Running it again does nothing. Throws when the folder cannot be written.
 */
export async function migrateDatabase(databaseFile: string): Promise<Migrated> {
  await mkdir(path.dirname(databaseFile), { recursive: true });
  const names = await migrationNames();
  const inspected = inspect(databaseFile);
  if (inspected.kind === "corrupt") return inspected;
  const unknown = inspected.applied.filter((name) => !names.includes(name));
  if (unknown.length > 0) return { kind: "newer", unknown };
  if (inspected.applied.length === names.length) return { kind: "migrated", applied: [] };
  if (inspected.applied.length > 0)
    return { kind: "migrated", applied: await applyMigrations(databaseFile, names) };
  return { kind: "migrated", applied: await createDatabase(databaseFile, names) };
}

/**
 * A new database is made aside and appears whole: a crash or a full disk on the way leaves nothing behind. When
 * another process was quicker, its database stands.
 */
async function createDatabase(databaseFile: string, names: readonly string[]): Promise<readonly string[]> {
  const draft = `${databaseFile}.${process.pid}.new`;
  await rm(draft, { force: true });
  try {
    const applied = await applyMigrations(draft, names);
    const sqlite = new Sqlite(draft);
    // A property of the file, which lasts (see docs/decisions).
    sqlite.pragma("journal_mode = WAL");
    sqlite.close();
    return (await linkOnce(draft, databaseFile)) ? applied : [];
  } finally {
    for (const file of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`])
      await rm(file, { force: true });
  }
}

async function migrationNames(): Promise<readonly string[]> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const migrationRow = z.object({ migration_name: z.string() });

type Inspected =
  | { readonly kind: "sound"; readonly applied: readonly string[] }
  | Extract<Migrated, { kind: "corrupt" }>;

/** Gives a file a second name. False when the name is taken. */
async function linkOnce(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Reads which migrations a file holds: none when there is no file. */
function inspect(databaseFile: string): Inspected {
  if (!existsSync(databaseFile)) return { kind: "sound", applied: [] };
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  try {
    const recorded = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
    if (!recorded) return { kind: "sound", applied: [] };
    const rows = sqlite
      .prepare(
        "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
      )
      .all();
    return { kind: "sound", applied: rows.map((row) => migrationRow.parse(row).migration_name) };
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
      return { kind: "corrupt", reason: error.message };
    }
    throw error;
  } finally {
    sqlite.close();
  }
}

async function applyMigrations(databaseFile: string, names: readonly string[]): Promise<readonly string[]> {
  const migrationDirectories = await Promise.all(names.map(readMigration));
  const output = await withSchemaEngine(databaseFile, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS_DIR,
        lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
        shadowDbInitScript: "",
        migrationDirectories,
      },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return output.appliedMigrationNames;
}

async function readMigration(name: string) {
  const value = await readFile(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
}
