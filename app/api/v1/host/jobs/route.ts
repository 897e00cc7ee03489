import { answerJobs } from "#server/api/feed-answer.ts";
import { scriptRoute } from "#server/api/script-route.ts";
import { listJobs } from "#server/jobs/list.ts";

/** What runs and how far it is, what has failed, and what waits. */
export const GET = scriptRoute(async ({ db }) => answerJobs(await listJobs(db)));
