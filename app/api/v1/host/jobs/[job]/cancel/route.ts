import { answerJobs } from "#server/api/feed-answer.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { cancelJob } from "#server/jobs/acts.ts";
import { listJobs } from "#server/jobs/list.ts";

/** Takes a job away from who runs it, or from what waits. */
export const POST = scriptRoute<{ readonly job: string }>(async ({ db }, { job }) => {
  const done = await cancelJob(db, Number(job) || 0, new Date());
  return done ? answerJobs(await listJobs(db)) : notFoundResponse("There is no such job that could be.");
});
