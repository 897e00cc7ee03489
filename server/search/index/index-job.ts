import type { Database } from "../../db/client.ts";
import type { JobKind, JobResult } from "../../jobs/worker.ts";
import { areRowsUnready } from "../postgresql/word-rows.ts";
import { hasDue } from "./due-texts.ts";
import { isMergeDue } from "./merge-due.ts";
import { tendIndex } from "./tend-index.ts";

const LANE = "index";

/** What keeps the index of search whole and in few segments: one job, which is there while there is something to do. */
export function indexKind(db: Database): JobKind {
  return {
    mostFailures: Number.POSITIVE_INFINITY,
    mostAtOnce: 1,
    // Who writes a text indexes it: what was left is looked for when a site begins, and at night, and not in all texts all day long.
    enrol: async () => {},
    async run(_job, { signal, tell }): Promise<JobResult> {
      await tendIndex(db, signal, (done, total) => tell({ done, total }));
      signal.throwIfAborted();
      return { end: { kind: "gone" }, write: async () => {} };
    },
  };
}

/** Sees to it that there is the job where there is something to do. */
export async function enrolDue(db: Database, now: Date): Promise<void> {
  if ((await hasDue(db)) || (await isMergeDue(db)) || (await areRowsUnready(db))) await enrolIndex(db, now);
}

/** Sees to it that there is the job. */
export async function enrolIndex(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Job" ("kind", "subject", "lane", "dueAt", "createdAt")
    VALUES ('index', 'all', ${LANE}, ${now}, ${now}) ON CONFLICT DO NOTHING`;
}
