import { headers } from "next/headers";
import { mayAct } from "#core/account/role.ts";
import { findSession } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { database } from "#server/db/client.ts";
import { toldUploads } from "../told-uploads.ts";

/** What has become of the uploads of who asks, in sentences of their language. */
export async function GET(): Promise<Response> {
  const session = await findSession(database(), tokenOf(await headers()));
  if (!session) return new Response(null, { status: 401 });
  if (!mayAct(session.account.role, "host")) return new Response(null, { status: 403 });
  return Response.json(await toldUploads(session.account), { headers: { "cache-control": "no-store" } });
}
