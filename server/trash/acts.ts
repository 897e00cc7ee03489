import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../db/client.ts";
import { beginMove, finishMove } from "./move.ts";
import type { Deleter } from "./put.ts";
import { finishReturn, type Restored, restore } from "./restore.ts";
import { takeTurn } from "./turns.ts";

/** So long somebody waits for a show to be through; thousands of episodes go on after that. Milliseconds. */
const PATIENCE = 2000;

/** Moves a show to the trash. Returns the id of its item; null where there is no such show. */
export async function moveShow(db: Database, slug: string, who: Deleter, now: Date): Promise<number | null> {
  const id = await beginMove(db, slug, who, now);
  if (id !== null) await forAWhile(takeTurn(() => finishMove(db, id)));
  return id;
}

/** Restores what lies in the trash, as `by` wants it, once what is on its way there has come. */
export async function restoreItem(
  db: Database,
  id: number,
  now: Date,
  by: Deleter | null = null,
): Promise<Restored> {
  const restored = await takeTurn(() => restore(db, id, now, by));
  if (restored.kind === "restored") await forAWhile(takeTurn(() => finishReturn(db, id)));
  return restored;
}

/** Resolves when it is done, or after a while. What fails is gone on with at the next start or day. */
async function forAWhile(work: Promise<void>): Promise<void> {
  const settled = work.catch((error: unknown) => console.error("The trash is to be gone on with:", error));
  await Promise.race([settled, wait(PATIENCE, undefined, { ref: false })]);
}
