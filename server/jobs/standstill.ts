import type { Database } from "../db/client.ts";

/** So long what is due may wait for a worker that lives: it looks every few seconds. Milliseconds. */
const PATIENCE = 2 * 60_000;

/** That jobs are due and nothing works through them. */
export interface Standstill {
  readonly count: number;
  /** When the first of them was due. */
  readonly since: Date;
}

/**
 * Whether jobs are due for minutes while none runs and none has been begun or ended within that time; null where they are worked
 * through, or none is due.
 */
export async function findStandstill(db: Database, now: Date): Promise<Standstill | null> {
  const before = new Date(now.getTime() - PATIENCE);
  const overdue = { state: "waiting", dueAt: { lte: before } };
  const first = await db.job.findFirst({
    where: overdue,
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  if (first === null) return null;
  const moving = await db.job.findFirst({
    where: {
      OR: [
        { state: "running", leaseUntil: { gt: now } },
        { startedAt: { gt: before } },
        { finishedAt: { gt: before } },
      ],
    },
    select: { id: true },
  });
  if (moving !== null) return null;
  return { count: await db.job.count({ where: overdue }), since: first.dueAt };
}
