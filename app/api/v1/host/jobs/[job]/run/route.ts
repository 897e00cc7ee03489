import { answerJobs } from "#server/api/feed-answer.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { runNow } from "#server/jobs/acts.ts";
import { listJobs } from "#server/jobs/list.ts";

/** Has a job done now that waits, has failed or was cancelled. */
export const POST = scriptRoute<{ readonly job: string }>(async ({ db }, { job }) => {
  const done = await runNow(db, Number(job) || 0, new Date());
  return done ? answerJobs(await listJobs(db)) : notFoundResponse("There is no such job that could be.");
});
