import { JOBS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { cancelJob } from "#server/jobs/acts.ts";

export const POST = memberRoute("host", "jobCancel", async ({ db, field }) => {
  const done = await cancelJob(db, Number(field("id")) || 0, new Date());
  return { page: JOBS, note: { form: "jobCancel", fault: done ? null : "jobGone" } };
});
