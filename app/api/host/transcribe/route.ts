import { JOBS } from "#core/feed/host-address.ts";
import { TRANSCRIBE } from "#core/upload/transcribe-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { askForTranscripts } from "#server/transcribe/wanted.ts";

/** Has the episodes without words transcribed: all, those of a show, or one. */
export const POST = memberRoute("host", "transcribe", async ({ db, field }) => {
  const wanted = { show: field("show") || null, episode: field("episode") || null };
  const count = config().transcribe === null ? 0 : await askForTranscripts(db, wanted, new Date());
  return count === 0
    ? { page: TRANSCRIBE, note: { form: "transcribe", fault: "transcribeNone" } }
    : { page: JOBS, note: { form: "transcribe", fault: null } };
});
