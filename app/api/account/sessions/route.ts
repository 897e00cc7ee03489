import { ACCOUNT } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { endOwnSession, endSessions } from "#server/accounts/session.ts";

/** Ends the session of this number, or where none is given all but this one. */
export const POST = memberRoute("listener", "sessions", async ({ db, field }, member, session) => {
  const id = Number(field("id"));
  if (id > 0) await endOwnSession(db, member.id, id);
  else await endSessions(db, member.id, session.id);
  return { page: ACCOUNT, note: { form: "sessions" } };
});
