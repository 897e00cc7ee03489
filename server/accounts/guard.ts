import type { Database } from "../db/client.ts";
import { addToTallies, tallyKey } from "../http/tally.ts";

/** How often something may be tried of one kind, at all processes together. */
export interface Guard {
  readonly name: string;
  readonly most: number;
  /** Seconds. */
  readonly window: number;
}

/** After how many seconds `whose` tries are looked at again; 0 where they are now. It writes nothing. */
export async function secondsShut(
  db: Database,
  { name, most }: Guard,
  whose: string,
  now = Date.now(),
): Promise<number> {
  const tally = await db.tally.findUnique({ where: { key: tallyKey(name, whose) } });
  return tally && tally.count >= most ? secondsUntil(tally.endsAt, now) : 0;
}

/**
 * Counts a try. After how many seconds it may be made, where there were too many; else 0. Of those who were shut out already
 * nothing is written, so that they cost no more than a look.
 */
export async function countTry(db: Database, guard: Guard, whose: string, now = Date.now()): Promise<number> {
  const shut = await secondsShut(db, guard, whose, now);
  if (shut > 0) return shut;
  const endsAt = new Date(now + guard.window * 1000);
  const one = { key: tallyKey(guard.name, whose), count: 1, endsAt };
  const [tally = one] = await addToTallies(db, [one], new Date(now));
  return tally.count > guard.most ? secondsUntil(tally.endsAt, now) : 0;
}

/** Takes back what was counted: it was no try that is held against anybody. */
export async function forgive(db: Database, { name }: Guard, whose: string, now = Date.now()): Promise<void> {
  const where = { key: tallyKey(name, whose), count: { gt: 0 }, endsAt: { gt: new Date(now) } };
  await db.tally.updateMany({ where, data: { count: { decrement: 1 } } });
}

function secondsUntil(time: Date, now: number): number {
  return Math.max(0, Math.ceil((time.getTime() - now) / 1000));
}
