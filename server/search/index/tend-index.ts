import { setImmediate as breathe } from "node:timers/promises";
import { type Database, writeWhole } from "../../db/client.ts";
import { readyRows } from "../postgresql/word-rows.ts";
import { listDue, listTexts } from "./due-texts.ts";
import { indexTexts } from "./index-texts.ts";
import { dropDamaged, mergeDue } from "./merge-due.ts";
import type { IndexableText } from "./text-kind.ts";

/** Texts that are indexed at once: others may write some tenths of a second later. */
const CHUNK = 8;

/** Hears how many texts are indexed, of how many. */
type Tell = (done: number, total: number) => void;

/**
 * Drops what is damaged, indexes what no segment of this version holds, and merges segments, until nothing of it is left to be
 * done or the signal aborts.
 */
export async function tendIndex(db: Database, signal: AbortSignal, tell: Tell = () => {}): Promise<void> {
  await dropDamaged(db, signal);
  await mergeAll(db, signal);
  for (let due = await listDue(db); due.length > 0 && !signal.aborted; due = await listDue(db))
    await indexAll(db, due, signal, tell);
  if (!signal.aborted) await readyRows(db);
}

/** Has all indexed anew, while what is there is searched. */
export async function reindex(db: Database, signal: AbortSignal, tell: Tell): Promise<void> {
  await indexAll(db, await listTexts(db), signal, tell);
  if (!signal.aborted) await readyRows(db);
}

/** Merges segments until there is no more cause to, or the signal aborts. */
export async function mergeAll(db: Database, signal: AbortSignal | null = null): Promise<void> {
  while (!signal?.aborted && (await mergeDue(db))) await breathe();
}

/** What is gone meanwhile has no words, and what changes again is read as it is. */
async function indexAll(
  db: Database,
  texts: readonly IndexableText[],
  signal: AbortSignal,
  tell: Tell,
): Promise<void> {
  for (let from = 0; from < texts.length && !signal.aborted; from += CHUNK) {
    const chunk = texts.slice(from, from + CHUNK);
    await writeWhole(db, (tx) => indexTexts(tx, chunk));
    await mergeAll(db, signal);
    tell(from + chunk.length, texts.length);
    await breathe();
  }
}
