import { MEANING } from "#core/search/meaning-address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { agree } from "#server/search/meaning/due-vectors.ts";

/** Agrees that what is said is sent to the server that knows meanings, for the model that is set. */
export const POST = memberRoute("host", "meaning", async ({ db }) => {
  const { embed } = config();
  if (embed === null) return { page: MEANING, note: { form: "meaning", fault: "meaningOff" } };
  await agree(db, embed, new Date());
  return { page: MEANING, note: { form: "meaning", fault: null } };
});
