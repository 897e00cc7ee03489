import { mayAct } from "#core/account/role.ts";
import { findSession } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { database } from "#server/db/client.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { streamProgress } from "#server/jobs/progress.ts";

/** How far jobs are, as it changes. */
export async function GET({ headers }: Request): Promise<Response> {
  const db = database();
  const session = await findSession(db, tokenOf(headers));
  if (!session) return new Response(null, { status: 401 });
  if (!mayAct(session.account.role, "host")) return new Response(null, { status: 403 });
  // What is transformed on its way, as by compressing, is kept back there until there is enough of it.
  const told = { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" };
  return new Response(streamProgress(db, systemClock), { headers: told });
}
