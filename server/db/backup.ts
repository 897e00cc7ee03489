import { existsSync } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import Sqlite from "better-sqlite3";
import { markCopy } from "./copy-mark.ts";
import { linkOnce } from "./link-once.ts";

export type BackedUp =
  | { readonly kind: "written"; readonly bytes: number }
  /** There is a file of this name, which was left as it is. */
  | { readonly kind: "taken" }
  /** What was copied is not whole, so that no copy was kept. */
  | { readonly kind: "damaged"; readonly reason: string };

/**
 * Copies a database as it is at this moment, while others read and write it, into a file that can be put in its place.
 * The copy is checked, and appears whole or not at all; no file is overwritten. Throws when the database cannot be read
 * or the copy not written.
 */
export async function backUpDatabase(databaseFile: string, copy: string): Promise<BackedUp> {
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
    const reason = findDamage(draft);
    if (reason !== null) return { kind: "damaged", reason };
    await flush(draft);
    const { size } = await stat(draft);
    return (await linkOnce(draft, copy)) ? { kind: "written", bytes: size } : { kind: "taken" };
  } finally {
    await removeDraft(draft);
  }
}

/** What is wrong with a copy; null where nothing is. It is made to work as the original does (docs/decisions, 0001). */
function findDamage(file: string): string | null {
  const sqlite = new Sqlite(file);
  try {
    const found = sqlite.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") return String(found);
    sqlite.pragma("journal_mode = WAL");
    markCopy(sqlite);
    return null;
  } finally {
    sqlite.close();
  }
}

/** To the disk itself: a copy is made for the day on which the machine fails. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeDraft(draft: string): Promise<void> {
  for (const file of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`])
    await rm(file, { force: true });
}
