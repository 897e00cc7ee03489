import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { type ClaimedJob, LEASE } from "./claim.ts";
import { heldBy, NOBODYS } from "./lease.ts";

/** What becomes of a job that came to its end. */
export type JobEnd =
  /** It is to be done again then, in this lane. */
  | { readonly kind: "again"; readonly dueAt: Date; readonly lane: string }
  /** It came to an end by an error. It is tried again then; null: it is not. */
  | { readonly kind: "failed"; readonly error: string; readonly dueAt: Date | null }
  /** What it needs was away or full, which is no failure of its own. It is tried again then. */
  | { readonly kind: "hindered"; readonly error: string; readonly dueAt: Date }
  | { readonly kind: "done" }
  /** There is nothing to do it with any more, so that it is gone. */
  | { readonly kind: "gone" };

/** How far a job is, in parts of it. */
export interface JobProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Says that the job is still being done. False where it is this holder's no more: it must stop then. One that gets further than
 * with the holder before is none that brings its process down: its attempts are counted anew.
 */
export async function renew(
  db: Database,
  job: ClaimedJob,
  now: Date,
  progress: JobProgress | null,
): Promise<boolean> {
  const further = progress !== null && progress.done > (job.reached ?? 0);
  const data = {
    leaseUntil: new Date(now.getTime() + LEASE),
    // What was reached before stands until there is more.
    ...(further || job.reached === null ? progress : {}),
    ...(further ? { attempts: 1 } : {}),
  };
  const { count } = await db.job.updateMany({ where: heldBy(job, now), data });
  return count > 0;
}

/**
 * Ends the job, and with it writes what came of it: both or neither. False, with nothing written, where it is this holder's no
 * more.
 */
export async function finish(
  db: Database,
  job: ClaimedJob,
  now: Date,
  end: JobEnd,
  write: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const { count } = await tx.job.updateMany({ where: heldBy(job, now), data: ended(job, now, end) });
    if (count === 0) return false;
    await write(tx);
    if (end.kind === "gone") await tx.job.delete({ where: { id: job.id } });
    return true;
  });
}

function ended({ failures }: ClaimedJob, now: Date, end: JobEnd) {
  const free = { attempts: 0, failures: 0, holder: null, leaseUntil: null, lastError: null, finishedAt: now };
  if (end.kind === "again") return { ...free, state: "waiting", dueAt: end.dueAt, lane: end.lane };
  if (end.kind === "hindered")
    return { ...free, state: "waiting", failures, lastError: end.error, dueAt: end.dueAt };
  if (end.kind !== "failed") return { ...free, state: "done" };
  const failed = { ...free, failures: failures + 1, lastError: end.error };
  return end.dueAt === null
    ? { ...failed, state: "failed" }
    : { ...failed, state: "waiting", dueAt: end.dueAt };
}

/** Gives back what a process runs that is about to end: others may take it at once. */
export async function giveBack(db: Database, holder: string): Promise<void> {
  const data = { ...NOBODYS, state: "waiting", attempts: { decrement: 1 } };
  await db.job.updateMany({ where: { holder, state: "running" }, data });
}
