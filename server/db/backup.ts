import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { removeDraft, sealCopy } from "./copy-draft.ts";
import { linkOnce } from "./link-once.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

export type BackedUp =
  | { readonly kind: "written"; readonly bytes: number }
  /** There is a file of this name, which was left as it is. */
  | { readonly kind: "taken" }
  /** What was copied is not whole, so that no copy was kept. */
  | { readonly kind: "damaged"; readonly reason: string }
  /** A program of PostgreSQL could not copy it, so that no copy was kept. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Copies a database as it is at this moment, while others read and write it, into a file that can be put in its place.
 * The copy is checked, and appears whole or not at all; no file is overwritten. Throws when the database cannot be read
 * or the copy not written, and where the programs that copy one of PostgreSQL are not installed (`ProgramMissing`).
 */
export async function backUpDatabase(location: DatabaseLocation, copy: string): Promise<BackedUp> {
  if (!isPostgresql(location)) return backUpFile(location, copy);
  const { dumpDatabase } = await import("./postgresql/backup.ts");
  return dumpDatabase(location, copy);
}

async function backUpFile(databaseFile: string, copy: string): Promise<BackedUp> {
  if (existsSync(copy)) return { kind: "taken" };
  const draft = `${copy}.${process.pid}.part`;
  await removeDraft(draft);
  try {
    const sqlite = new Sqlite(databaseFile, { readonly: true });
    try {
      sqlite.prepare("VACUUM INTO ?").run(draft);
    } finally {
      sqlite.close();
    }
    const reason = await sealCopy(draft);
    if (reason !== null) return { kind: "damaged", reason };
    const { size } = await stat(draft);
    return (await linkOnce(draft, copy)) ? { kind: "written", bytes: size } : { kind: "taken" };
  } finally {
    await removeDraft(draft);
  }
}
