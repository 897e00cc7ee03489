import { config } from "../config.ts";
import { type Database, database } from "../db/client.ts";
import { finishMove } from "./move.ts";
import { listOver, purge } from "./purge.ts";
import { finishReturn } from "./restore.ts";
import { takeTurn } from "./turns.ts";

/** After the first visitors have been served. Milliseconds. */
const AFTER_START = 10_000;
const DAY = 86_400_000;

/**
 * Goes on with what was not finished when the process before this one ended, and deletes what has lain there for too long. What
 * fails is told of and left for the next time; it holds up nothing else.
 */
export async function tendTrash(db: Database, mediaDir: string, now: Date): Promise<void> {
  const where = { parentId: null, state: { in: ["going", "returning"] } };
  for (const { id, state } of await db.trashItem.findMany({ where, select: { id: true, state: true } }))
    await (state === "going" ? finishMove : finishReturn)(db, id).catch(tell);
  for (const id of await listOver(db, now)) await purge(db, mediaDir, id).catch(tell);
}

function tell(error: unknown): void {
  console.error("The trash could not be tended:", error);
}

/** Does so for this process, some time after its start and daily, for as long as it lives. */
export function tendTrashDaily(): void {
  const tend = () => void takeTurn(() => tendTrash(database(), config().mediaDir, new Date())).catch(tell);
  setTimeout(tend, AFTER_START).unref();
  setInterval(tend, DAY).unref();
}
