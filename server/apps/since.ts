import type { Database } from "../db/client.ts";

/**
 * Seconds. What came so long before the time from which an app asks is told again: between asking and telling, others tell as
 * well, and the time that an app takes for the last may be that of its own clock.
 */
const OVERLAP = 5 * 60;
/** Milliseconds: an app that was away longer is told everything. */
const LASTS = 90 * 24 * 60 * 60 * 1000;

/**
 * After which of an account's changes an app is told what is new, which asks `since` a time in epoch seconds; null or 0: all.
 * Apps know times, the account's changes have numbers, and marks say up to which number they had come at a time. What was told
 * by then may be told again, which changes nothing; what was not is never left out.
 */
export async function numberSince(db: Database, accountId: number, since: number | null): Promise<number> {
  if (since === null || since <= OVERLAP) return 0;
  const until = new Date(Math.min((since - OVERLAP) * 1000, Date.now()));
  const mark = await db.appMark.findFirst({
    where: { accountId, at: { lte: until } },
    orderBy: { at: "desc" },
  });
  return mark?.number ?? 0;
}

/**
 * The time in epoch seconds that an app is told now, for its next question: up to `number` the account's changes had come.
 * `now` is from before that was looked up, in epoch milliseconds.
 */
export async function markNow(db: Database, accountId: number, now: number, number: number): Promise<number> {
  const seconds = Math.floor(now / 1000);
  const newest = await db.appMark.findFirst({ where: { accountId }, orderBy: { at: "desc" } });
  if (newest?.number === number) return seconds;
  const at = new Date(seconds * 1000);
  await db.appMark.deleteMany({ where: { accountId, at: { lt: new Date(now - LASTS) } } });
  await db.appMark.upsert({
    where: { accountId_at: { accountId, at } },
    create: { accountId, at, number },
    update: {},
  });
  return seconds;
}

/** The `since` of a question; undefined for what is no time. */
export function parseSince(query: URLSearchParams): number | null | undefined {
  const given = query.get("since");
  if (given === null || given === "") return null;
  return /^-?\d{1,13}$/.test(given) ? Number(given) : undefined;
}
