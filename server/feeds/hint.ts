import { type Database, type Prisma, writeWhole } from "../db/client.ts";

/** However often one is told of changes, a feed is asked for no more often. Milliseconds. */
export const HINT_PAUSE = 5 * 60_000;

/**
 * Has a feed asked for soon, because somebody says that it has changed. One whose host is in trouble keeps its time, which that
 * host may have said; one that is being read is read once more.
 */
export async function hintFeed(db: Database, feedId: number, now: Date): Promise<void> {
  await writeWhole(db, async (tx) => {
    const where = { id: feedId, state: "kept", failures: 0 };
    const feed = await tx.feed.findFirst({ where, select: { checkedAt: true } });
    if (!feed) return;
    const dueAt = new Date(Math.max(now.getTime(), (feed.checkedAt?.getTime() ?? 0) + HINT_PAUSE));
    const job = { kind: "feed", subject: String(feedId) };
    const later = [{ state: "waiting", dueAt: { gt: dueAt } }, { state: "running" }];
    await tx.job.updateMany({ where: { ...job, OR: later }, data: { dueAt } });
  });
}

/** The same for all feeds that come from one of these addresses, by either scheme. Tells how many there are. */
export async function hintPlaces(db: Database, places: readonly string[], now: Date): Promise<number> {
  const location = { in: [...new Set(places.flatMap(bothSchemes))] };
  const feeds = await db.feed.findMany({ where: { location }, select: { id: true } });
  for (const { id } of feeds) await hintFeed(db, id, now);
  return feeds.length;
}

function bothSchemes(place: string): readonly string[] {
  return ["http:", "https:"].map((scheme) => place.replace(/^https?:/, scheme));
}

/** Whether a hub is to tell of changes of a feed, and whether somebody told of one while the feed was being read. */
export async function findHints(
  db: Pick<Prisma.TransactionClient, "hubSubscription" | "job">,
  feedId: number,
  now: Date,
): Promise<{ readonly announced: boolean; readonly missed: boolean }> {
  const holding = { feedId, state: "confirmed", confirmedUntil: { gt: now } };
  const announced = (await db.hubSubscription.count({ where: holding })) > 0;
  const where = { kind_subject: { kind: "feed", subject: String(feedId) } };
  const job = await db.job.findUnique({ where, select: { dueAt: true, startedAt: true } });
  return { announced, missed: job?.startedAt != null && job.dueAt > job.startedAt };
}
