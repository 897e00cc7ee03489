import { findPicture } from "#server/accounts/picture.ts";
import { findSession } from "#server/accounts/session.ts";
import { tokenOf } from "#server/accounts/session-cookie.ts";
import { database } from "#server/db/client.ts";

/** The picture of who is signed in, for themselves: nobody is told even whether others have one. */
export async function GET(request: Request): Promise<Response> {
  const db = database();
  const session = await findSession(db, tokenOf(request.headers));
  const png = session && (await findPicture(db, session.account));
  const headers = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  };
  if (!png) return new Response(null, { status: session ? 404 : 401, headers });
  return new Response(png, { headers: { ...headers, "content-type": "image/png" } });
}
