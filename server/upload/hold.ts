import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { type Held, heldBy, NOBODYS } from "../jobs/lease.ts";

/** So long an upload is its holder's without a word: less than a job, as somebody waits for it. Milliseconds. */
export const UPLOAD_LEASE = 60_000;
/** What is begun so often without coming to an end brings the server down. */
const MOST_TRIES = 3;
/** A store that does not answer is tried again after so long. Milliseconds. */
const AGAIN_AFTER = 60_000;
/** A database to which others write for long may be free by then. Milliseconds. */
const BUSY_FOR = 10_000;

/** Those of which an episode is to be made, and which are no living process's. */
function free(now: Date) {
  return {
    state: { in: ["waiting", "measuring"] },
    OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
  };
}

/**
 * Takes the upload that waits for longest, be it new or one whose holder has not been heard of; null where there is none. It is
 * not tried where there is nothing, as a writer would wait for others. One that stops gets all its tries again, for the file that
 * may be sent in place of what it was.
 */
export async function takeNext(db: Database, holder: string, now: Date): Promise<Held | null> {
  if ((await db.upload.findFirst({ where: free(now), select: { id: true } })) === null) return null;
  return writeWhole(db, async (tx) => {
    const given = {
      ...NOBODYS,
      state: "failed",
      tries: 0,
      problems: [{ code: "upload-stopped", value: "" }],
    };
    await tx.upload.updateMany({ where: { ...free(now), tries: { gte: MOST_TRIES } }, data: given });
    const next = await tx.upload.findFirst({
      where: free(now),
      orderBy: [{ changedAt: "asc" }, { id: "asc" }],
    });
    if (!next) return null;
    return tx.upload.update({
      where: { id: next.id },
      data: {
        state: "measuring",
        tries: { increment: 1 },
        holder,
        leaseUntil: new Date(now.getTime() + UPLOAD_LEASE),
        token: { increment: 1 },
      },
      select: { id: true, token: true },
    });
  });
}

/** Says that an episode is still being made of it. False where it is this holder's no more: it must stop then. */
export async function renewUpload(db: Database, held: Held, now: Date): Promise<boolean> {
  const leaseUntil = new Date(now.getTime() + UPLOAD_LEASE);
  const { count } = await db.upload.updateMany({ where: heldBy(held, now), data: { leaseUntil } });
  return count > 0;
}

/** Throws where an upload is no more its holder's, who is to write nothing then. */
export async function mustHold(
  db: Pick<Prisma.TransactionClient, "upload">,
  held: Held,
  now = new Date(),
): Promise<void> {
  if ((await db.upload.count({ where: heldBy(held, now) })) === 0)
    throw new Error(`Upload ${held.id} is another's by now`);
}

/** Whoever let a lease run out as the database was away may still give back what nobody has taken since. */
const untaken = ({ id, token }: Held) => ({ id, token, state: "measuring" });

/** Has it wait again after an error. False where it is this holder's no more, and that is all. */
export async function letGo(db: Database, held: Held): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: untaken(held),
    data: { ...NOBODYS, state: "waiting" },
  });
  return count > 0;
}

/** Has it wait for a while: that others write to the database is no fault of what was sent, and is not counted. */
export async function letWait(db: Database, held: Held, now: Date, time = BUSY_FOR): Promise<void> {
  const leaseUntil = new Date(now.getTime() + time);
  await db.upload.updateMany({ where: untaken(held), data: { ...giveBack, leaseUntil, changedAt: now } });
}

/**
 * Has all that wait do so for a minute, and it after all others, which may be kept where it cannot be. That the store does not
 * answer is not counted either.
 */
export async function letAllWait(db: Database, held: Held, now: Date): Promise<void> {
  await letWait(db, held, now, AGAIN_AFTER);
  const leaseUntil = new Date(now.getTime() + AGAIN_AFTER);
  // The others stay in their order: Prisma would say of all that they were changed now.
  await db.$executeRaw`UPDATE "Upload" SET "leaseUntil" = ${leaseUntil} WHERE "state" = 'waiting'`;
}

/** Gives back what a process makes that is about to end: others may take it at once. */
export async function giveUploadsBack(db: Database, holder: string): Promise<void> {
  await db.upload.updateMany({ where: { holder, state: "measuring" }, data: giveBack });
}

const giveBack = { ...NOBODYS, state: "waiting", tries: { decrement: 1 } } as const;
