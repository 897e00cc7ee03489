import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { constants, copyFile, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { removeDraft, sealCopy } from "./copy-draft.ts";
import { databaseFailure } from "./failure.ts";
import { readMigrationRecord } from "./migration-record.ts";
import { migrationNames } from "./migrations.ts";

export type Restored =
  | {
      readonly kind: "restored";
      readonly bytes: number;
      /** What was there before; null where nothing was. */
      readonly kept: string | null;
    }
  /** The copy is not whole, or none of Playhead's. */
  | { readonly kind: "unusable"; readonly reason: string }
  /** A later Playhead has written it: `unknown` are migrations that this code does not have. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] }
  /** A site, a worker or a command has the database open. */
  | { readonly kind: "inUse" };

/**
 * Puts a copy in the place of a database, which is kept under another name. The copy is checked first; it stays where it is.
 * Nothing is changed unless the answer is `restored`. Who has what is there open is found out by its locks; one that is too
 * damaged to be opened has none, so that the caller has to know that nobody uses it. `now` names what is kept. Throws when the
 * copy cannot be read or the folder not written.
 */
export async function restoreDatabase(copy: string, databaseFile: string, now: Date): Promise<Restored> {
  await mkdir(path.dirname(databaseFile), { recursive: true });
  const draft = `${databaseFile}.${process.pid}.part`;
  await removeDraft(draft);
  try {
    await copyFile(copy, draft, constants.COPYFILE_FICLONE);
    const fault = await findFault(draft);
    if (fault) return fault;
    const kept = replace(databaseFile, draft, now);
    if (kept === "inUse") return { kind: "inUse" };
    return { kind: "restored", bytes: (await stat(databaseFile)).size, kept };
  } finally {
    await removeDraft(draft);
  }
}

async function findFault(draft: string): Promise<Restored | null> {
  const reason = await sealCopy(draft);
  if (reason !== null) return { kind: "unusable", reason };
  const record = readMigrationRecord(draft);
  if (record.kind !== "intact")
    return { kind: "unusable", reason: record.kind === "none" ? "" : record.reason };
  const [interrupted] = record.broken;
  if (interrupted !== undefined) return { kind: "unusable", reason: interrupted };
  const names = await migrationNames();
  const unknown = record.applied.filter((name) => !names.includes(name));
  return unknown.length > 0 ? { kind: "newer", unknown } : null;
}

/**
 * Gives what is there a second name, and its first to the draft. From the lock's end to the new file nothing else happens in this
 * process: who begins in between would have to open it within microseconds.
 */
function replace(databaseFile: string, draft: string, now: Date): string | null | "inUse" {
  if (!existsSync(databaseFile)) {
    for (const rest of ["-wal", "-shm", "-journal"]) rmSync(`${databaseFile}${rest}`, { force: true });
    renameSync(draft, databaseFile);
    return null;
  }
  const kept = nameKept(databaseFile, now);
  const [log, keptLog] = [`${databaseFile}-wal`, `${kept}-wal`];
  // Of a damaged one SQLite removes what was written last, which a repair may still need.
  if (existsSync(log)) linkSync(log, keptLog);
  const alone = takeAlone(databaseFile);
  if (alone === "inUse") {
    rmSync(keptLog, { force: true });
    return alone;
  }
  linkSync(databaseFile, kept);
  alone?.close();
  for (const rest of [log, `${databaseFile}-shm`]) rmSync(rest, { force: true });
  renameSync(draft, databaseFile);
  // With all in its file it has nothing beside it.
  if (alone) rmSync(keptLog, { force: true });
  return kept;
}

/** Opens a database that nobody else has open, with all in its file; null where it is too damaged for that. */
function takeAlone(databaseFile: string): Sqlite.Database | "inUse" | null {
  const sqlite = new Sqlite(databaseFile, { timeout: 0 });
  try {
    // Who reads or writes in WAL mode holds a lock on the file until they close it (sqlite.org/wal.html, section 8).
    sqlite.pragma("locking_mode = EXCLUSIVE");
    sqlite.exec("BEGIN EXCLUSIVE; COMMIT");
    sqlite.pragma("wal_checkpoint(TRUNCATE)");
    return sqlite;
  } catch (error) {
    sqlite.close();
    const failure = databaseFailure(error);
    if (failure === "busy") return "inUse";
    if (failure === "corrupt") return null;
    throw error;
  }
}

/** A free name for what was there before, which begins as that did. */
export function nameKept(database: string, now: Date): string {
  const name = `${database}.before-restore-${now.toISOString().slice(0, 19).replaceAll(":", "")}`;
  let free = name;
  for (let number = 2; existsSync(free); number++) free = `${name}-${number}`;
  return free;
}
