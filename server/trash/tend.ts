import { type Database, database } from "../db/client.ts";
import type { MediaPlace } from "../media/place.ts";
import { finishMove } from "./move.ts";
import { listOver, purge } from "./purge.ts";
import { finishReturn } from "./restore.ts";
import { takeTurn } from "./turns.ts";

/** After the first visitors have been served. Milliseconds. */
const AFTER_START = 10_000;
const DAY = 86_400_000;

/**
 * Goes on with what was not finished when the process before this one ended. What fails is told of and left for the next time; it
 * holds up nothing else.
 */
export async function finishTrash(db: Database): Promise<void> {
  const where = { parentId: null, state: { in: ["going", "returning"] } };
  for (const { id, state } of await db.trashItem.findMany({ where, select: { id: true, state: true } }))
    await (state === "going" ? finishMove : finishReturn)(db, id).catch(tell);
}

function tell(error: unknown): void {
  console.error("The trash could not be tended:", error);
}

/** Does so for this process, some time after its start and daily, for as long as it lives. */
export function finishTrashDaily(): void {
  const finish = () => void takeTurn(() => finishTrash(database())).catch(tell);
  setTimeout(finish, AFTER_START).unref();
  setInterval(finish, DAY).unref();
}

/**
 * Deletes for good what has lain there for too long, or was about to be deleted, until the signal aborts. Rejects, in the end,
 * as the first of them that fails.
 */
export async function purgeOver(
  db: Database,
  mediaPlace: MediaPlace,
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await listOver(db, now)) {
    if (signal.aborted) break;
    await purge(db, mediaPlace, id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
