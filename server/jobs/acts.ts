import { type Database, writeWhole } from "../db/client.ts";
import { NOBODYS } from "./lease.ts";

/** What is done again and again, so that it is never given up: whoever cancels it waits for its next time. */
const AGAIN: ReadonlySet<string> = new Set(["feed", "websub", "upkeep", "index"]);
const DAY = 24 * 3600 * 1000;

/** Whether jobs of this kind are over when they are cancelled. */
export function endsWhenCancelled(kind: string): boolean {
  return !AGAIN.has(kind);
}

/** Takes a job away from who runs it, or from what waits. False where there is none to cancel. */
export async function cancelJob(db: Database, id: number, now: Date): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const where = { id, state: { in: ["waiting", "running"] } };
    const job = await tx.job.findFirst({ where, select: { kind: true, subject: true } });
    if (!job) return false;
    const free = { ...NOBODYS, attempts: 0, finishedAt: now };
    const next = endsWhenCancelled(job.kind)
      ? { state: "cancelled" }
      : { state: "waiting", dueAt: new Date(now.getTime() + DAY) };
    await tx.job.update({ where: { id }, data: { ...free, ...next } });
    // Of a show that is only half here, the rest is not fetched by keeping its feed up to date.
    if (job.kind === "import")
      await tx.feed.updateMany({
        where: { location: job.subject, fetchedAt: null },
        data: { state: "paused" },
      });
    return true;
  });
}

/** Has a job done now that waits, has failed or was cancelled. False where there is none. */
export async function runNow(db: Database, id: number, now: Date): Promise<boolean> {
  const where = { id, state: { in: ["waiting", "failed", "cancelled", "done"] } };
  const { count } = await db.job.updateMany({ where, data: { state: "waiting", dueAt: now, attempts: 0 } });
  return count > 0;
}
