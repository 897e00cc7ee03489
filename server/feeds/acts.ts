import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { addJob, isKept } from "./enrol.ts";

/** The feed of a show that is kept up to date by itself; null for any other. */
async function findFeed(tx: Prisma.TransactionClient, slug: string) {
  const select = { id: true, location: true, files: true };
  const feed = await tx.feed.findFirst({ where: { show: { slug } }, select });
  return feed && isKept(feed) ? feed : null;
}

/** Has a feed asked for as soon as its host may be asked, and kept up to date from then on. False where there is none. */
export async function refreshFeed(db: Database, slug: string, now: Date): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const feed = await findFeed(tx, slug);
    if (!feed) return false;
    await tx.feed.update({ where: { id: feed.id }, data: { state: "kept" } });
    await addJob(tx, feed, now, now);
    const waiting = { kind: "feed", subject: String(feed.id), state: "waiting" };
    await tx.job.updateMany({ where: waiting, data: { dueAt: now, attempts: 0 } });
    return true;
  });
}

/** Has a feed asked for no more, until a host says so. False where there is none. */
export async function pauseFeed(db: Database, slug: string): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const feed = await findFeed(tx, slug);
    if (!feed) return false;
    await tx.feed.update({ where: { id: feed.id }, data: { state: "paused" } });
    // Who runs it finds it gone, and stops.
    await tx.job.deleteMany({ where: { kind: "feed", subject: String(feed.id) } });
    return true;
  });
}
