import { JOBS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { runNow } from "#server/jobs/acts.ts";

export const POST = memberRoute("host", "jobRun", async ({ db, field }) => {
  const done = await runNow(db, Number(field("id")) || 0, new Date());
  return { page: JOBS, note: { form: "jobRun", fault: done ? null : "jobGone" } };
});
