import { FEEDS, JOBS } from "#core/feed/host-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { runNow } from "#server/jobs/acts.ts";

export const POST = memberRoute("host", "jobRun", async ({ db, field }) => {
  const done = await runNow(db, Number(field("id")) || 0, new Date());
  const page = field("page") === FEEDS ? FEEDS : JOBS;
  return { page, note: { form: "jobRun", fault: done ? null : "jobGone" } };
});
