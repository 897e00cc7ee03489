import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { findSession } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { database } from "#server/db/client.ts";
import { listUploads } from "#server/upload/uploads.ts";

/** What has become of the uploads of who asks, in sentences of their language. */
export async function GET(): Promise<Response> {
  const db = database();
  const session = await findSession(db, tokenOf(await headers()));
  if (!session) return new Response(null, { status: 401 });
  if (!mayAct(session.account.role, "host")) return new Response(null, { status: 403 });
  const t = await getTranslations("problem");
  const uploads = await listUploads(db, session.account);
  const told: readonly ListedUpload[] = uploads.map(({ problems, ...upload }) => ({
    ...upload,
    sentences: problems.map(({ code, value }) => (t.has(code) ? t(code, { value }) : `${code} ${value}`)),
  }));
  return Response.json(told, { headers: { "cache-control": "no-store" } });
}
