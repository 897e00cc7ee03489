import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "../db/client.ts";
import { type DueEpisode, listNextEpisodes, removeVainJobs } from "./due.ts";

/** Sees to it that the newest episodes whose sound is to be measured have a job each, and those that are not to be have none. */
export async function enrolSound(db: Database, now: Date): Promise<void> {
  await removeVainJobs(db, now);
  const episodes = await listNextEpisodes(db, now);
  const select = { subject: true, dueAt: true } as const;
  const jobs = await db.job.findMany({ where: { kind: "measure", state: "waiting" }, select });
  const dueOf = new Map(jobs.map(({ subject, dueAt }) => [Number(subject), dueAt.getTime()]));
  // From the oldest on, each is due a little before the one that is older: jobs are done in the order of their times.
  let first = now.getTime();
  for (const episode of episodes.toReversed()) {
    const due = dueOf.get(episode.id);
    first = Math.min(first - 1, due ?? first);
    if (due === undefined) await addJob(db, episode, new Date(first), now);
    await breathe();
  }
}

/** Adds the job of an episode, unless there is one. Of the episodes at a host one is measured at a time, whoever does it. */
async function addJob(db: Database, { id, host, url }: DueEpisode, dueAt: Date, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Job" ("kind", "subject", "lane", "payload", "dueAt", "createdAt")
    VALUES ('measure', ${String(id)}, ${`sound ${host}`}, ${JSON.stringify({ url })}, ${dueAt}, ${now})
    ON CONFLICT DO NOTHING`;
}
