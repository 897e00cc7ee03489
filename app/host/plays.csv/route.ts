import { headers } from "next/headers";
import { mayAct } from "#core/account/role.ts";
import { parseSpan } from "#core/plays/span.ts";
import { findSession } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { playsFile } from "#server/plays/file.ts";

/** What was counted of each episode on each day, as a table. */
export async function GET(request: Request): Promise<Response> {
  const session = await findSession(database(), tokenOf(await headers()));
  if (!session) return new Response(null, { status: 401 });
  if (!mayAct(session.account.role, "host")) return new Response(null, { status: 403 });
  const span = parseSpan(new URL(request.url).searchParams.get("days"));
  return new Response(await playsFile(database(), span, Date.now(), config().publicUrl), {
    headers: {
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="plays.csv"`,
      "content-type": "text/csv; charset=utf-8",
      "x-content-type-options": "nosniff",
    },
  });
}
