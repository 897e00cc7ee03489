import { takeLogin } from "#server/apps/login-flow.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";

/** Bytes. */
const LONGEST_FORM = 1000;

/** An app asks whether it was let in. */
export async function POST(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  if (Number(request.headers.get("content-length") ?? LONGEST_FORM + 1) > LONGEST_FORM)
    return new Response(null, { status: 413, headers });
  const token = new URLSearchParams(await request.text()).get("token") ?? "";
  const granted = await takeLogin(database(), token);
  return granted === null
    ? Response.json([], { status: 404, headers })
    : Response.json({ server: config().publicUrl, ...granted }, { headers });
}
