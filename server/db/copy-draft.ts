import { open, rm } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { markCopy } from "./copy-mark.ts";
import { findDamage } from "./damage.ts";

/**
 * Makes a copy that nobody else has open one that can take the original's place: it works as that does (docs/decisions, 0001),
 * is told from all others, and is on the disk itself. Gives what is wrong with it where it is not whole, else null.
 */
export async function sealCopy(draft: string): Promise<string | null> {
  const damage = findDamage(draft);
  if (damage !== null) return damage;
  const sqlite = new Sqlite(draft);
  try {
    sqlite.pragma("journal_mode = WAL");
    markCopy(sqlite);
  } finally {
    sqlite.close();
  }
  await flush(draft);
  return null;
}

/** A copy is made for the day on which the machine fails. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what was left of it, with what SQLite keeps beside it. */
export async function removeDraft(draft: string): Promise<void> {
  for (const file of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`])
    await rm(file, { force: true });
}
