import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { backUpDatabase } from "./backup.ts";
import { databaseFailure } from "./failure.ts";
import { linkOnce } from "./link-once.ts";
import { readMigrationRecord } from "./migration-record.ts";

/** Next to the schema, in the order of their names. */
const MIGRATIONS_DIR = path.resolve("prisma/migrations/sqlite");

export type Migrated =
  | {
      readonly kind: "migrated";
      readonly applied: readonly string[];
      /** Of the database as it was before; left out where there was none to change. */
      readonly copy?: string;
    }
  /** The file was written by a later Playhead: `unknown` are migrations this code does not have. Nothing was changed. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] }
  /** The file is not an SQLite database, not one of Playhead's, or is damaged. Nothing was changed. */
  | { readonly kind: "corrupt"; readonly reason: string }
  /** A migration ended in the middle, now or before. `copy` is how the database was before it, where it was kept. */
  | { readonly kind: "failed"; readonly reason: string; readonly copy: string | null };

/**
 * Creates the database when it is missing and brings it up to this code's schema, recorded as Prisma records it
 * (`_prisma_migrations`). A database that is there is copied before it is changed. Running it again does nothing.
 * Throws when the folder cannot be written, or another process keeps the file.
 */
export async function migrateDatabase(databaseFile: string): Promise<Migrated> {
  await mkdir(path.dirname(databaseFile), { recursive: true });
  const names = await migrationNames();
  const inspected = readMigrationRecord(databaseFile);
  if (inspected.kind === "corrupt") return inspected;
  if (inspected.kind === "none")
    return { kind: "migrated", applied: await createDatabase(databaseFile, names) };
  const { applied, broken } = inspected;
  const [interrupted] = broken;
  if (interrupted !== undefined)
    return { kind: "failed", reason: interrupted, copy: keptCopy(databaseFile, interrupted) };
  const unknown = applied.filter((name) => !names.includes(name));
  if (unknown.length > 0) return { kind: "newer", unknown };
  const [next] = names.filter((name) => !applied.includes(name));
  return next === undefined ? { kind: "migrated", applied: [] } : changeDatabase(databaseFile, names, next);
}

/** Copies the database, then applies the migrations from `next` on. */
async function changeDatabase(
  databaseFile: string,
  names: readonly string[],
  next: string,
): Promise<Migrated> {
  let copy = copyBefore(databaseFile, next);
  // One that was restored from its copy, and has changed since, is another.
  for (let number = 2; existsSync(copy); number++) copy = `${copyBefore(databaseFile, next)}-${number}`;
  const backedUp = await backUpDatabase(databaseFile, copy);
  if (backedUp.kind === "damaged") return { kind: "corrupt", reason: backedUp.reason };
  try {
    return { kind: "migrated", applied: await applyMigrations(databaseFile, names), copy };
  } catch (error) {
    if (databaseFailure(error) === "busy") throw error;
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { kind: "failed", reason, copy };
  }
}

/** Where the database is kept as it was before this migration. */
function copyBefore(databaseFile: string, migration: string): string {
  return `${databaseFile}.before-${migration}`;
}

/** The copy from before the migrations that began with this one or earlier ones of the same run; or null. */
function keptCopy(databaseFile: string, migration: string): string | null {
  const prefix = path.basename(copyBefore(databaseFile, ""));
  const kept = readdirSync(path.dirname(databaseFile))
    .filter((name) => name.startsWith(prefix) && name <= `${prefix}${migration}~`)
    .filter((name) => !/\.part|-(?:wal|shm|journal)$/.test(name))
    .sort();
  const last = kept.at(-1);
  return last === undefined ? null : path.join(path.dirname(databaseFile), last);
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

/** Those of this code, in their order. */
export async function migrationNames(): Promise<readonly string[]> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function applyMigrations(databaseFile: string, names: readonly string[]): Promise<readonly string[]> {
  const migrationDirectories = await Promise.all(names.map(readMigration));
  // Several megabytes of WebAssembly, for the starts at which there is something to apply.
  const { withSchemaEngine } = await import("./schema-engine.ts");
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
