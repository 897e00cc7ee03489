import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { backUpDatabase } from "./backup.ts";
import { databaseFailure } from "./failure.ts";
import { linkOnce } from "./link-once.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";
import { readMigrationRecord } from "./migration-record.ts";
import { applyMigrations, migrationNames } from "./migrations.ts";

export type Migrated =
  | {
      readonly kind: "migrated";
      readonly applied: readonly string[];
      /** Of the database as it was before; left out where there was none to change. */
      readonly copy?: string;
    }
  /** It was written by a later Playhead: `unknown` are migrations this code does not have. Nothing was changed. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] }
  /** It is not an SQLite database or none in UTF-8, not one of Playhead's, or damaged. Nothing was changed. */
  | { readonly kind: "corrupt"; readonly reason: string }
  /** A migration ended in the middle, now or before. `copy` is how the file was before it, where it was kept; PostgreSQL takes back all of it. */
  | { readonly kind: "failed"; readonly reason: string; readonly copy: string | null };

/**
 * Brings a database up to this code's schema, recorded as Prisma records it (`_prisma_migrations`). Running it again does
 * nothing. An SQLite file is created when it is missing, and copied before it is changed. Throws when its folder cannot be
 * written, another process keeps the file, or the server cannot be reached.
 */
export async function migrateDatabase(location: DatabaseLocation): Promise<Migrated> {
  if (!isPostgresql(location)) return migrateFile(location);
  const { migratePostgresql } = await import("./postgresql/migrate.ts");
  return migratePostgresql(location);
}

async function migrateFile(databaseFile: string): Promise<Migrated> {
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
