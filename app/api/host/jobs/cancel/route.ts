import { FEEDS, JOBS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { cancelJob } from "#server/jobs/acts.ts";

export const POST = memberRoute("host", "jobCancel", async ({ db, field }) => {
  const done = await cancelJob(db, Number(field("id")) || 0, new Date());
  const page = field("page") === FEEDS ? FEEDS : JOBS;
  return { page, note: { form: "jobCancel", fault: done ? null : "jobGone" } };
});
