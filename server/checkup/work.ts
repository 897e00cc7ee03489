import type { Database } from "../db/client.ts";
import { migrationNames } from "../db/migrations.ts";
import { findStandstill } from "../jobs/standstill.ts";
import { type Finding, fine, note, wrong } from "./finding.ts";

/** Milliseconds. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So many are named. */
const MOST_NAMED = 3;

/** How what is done by itself goes. While the site does not run, that nothing is done is no fault. */
export async function* checkWork(db: Database, running: boolean, now: Date): AsyncGenerator<Finding> {
  yield await checkClock(db, now);
  const failing = { state: "kept", failure: { not: null } };
  const feeds = await db.feed.count({ where: failing });
  const named = await db.feed.findMany({
    where: failing,
    select: { show: { select: { title: true } } },
    orderBy: { failedAt: { sort: "asc", nulls: "first" } },
    take: MOST_NAMED,
  });
  const titles = named.map(({ show }) => show.title).join(", ");
  yield feeds === 0 ? fine("feeds") : note("feedsFailing", { count: feeds, titles });
  const standstill = await findStandstill(db, now);
  if (standstill === null) yield fine("jobs");
  else {
    const { count, since } = standstill;
    const values = { count, since: since.toISOString() };
    yield running ? wrong("jobsStuck", values) : note("jobsWaiting", values);
  }
  const failed = await db.job.count({ where: { state: "failed" } });
  if (failed > 0) yield note("jobsFailed", { count: failed });
}

/** Whether the clock is later than what is known to be over: what this code is of, and what the database says was done. */
async function checkClock(db: Database, now: Date): Promise<Finding> {
  const { _max: job } = await db.job.aggregate({ _max: { startedAt: true, finishedAt: true } });
  const { _max: feed } = await db.feed.aggregate({ _max: { checkedAt: true } });
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec((await migrationNames()).at(-1) ?? "") ?? [];
  const written = Date.parse(`${year}-${month}-${day}T00:00:00Z`) - DAY;
  const known = [job.startedAt, job.finishedAt, feed.checkedAt].map((at) => at?.getTime() ?? 0);
  const latest = Math.max(written, ...known);
  const values = { now: now.toISOString(), latest: new Date(latest).toISOString() };
  return now.getTime() + 5 * MINUTE < latest ? wrong("clockWrong", values) : fine("clock", values);
}
