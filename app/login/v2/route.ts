import { loginPageHref } from "#core/app/address.ts";
import { beginLogin } from "#server/apps/login-flow.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { APP_LOGIN_LIMITER, limited } from "#server/http/rate-limit.ts";

/** An app asks to be let in, as it would ask a Nextcloud: where its user grants it, and where it learns of that. */
export async function POST(request: Request): Promise<Response> {
  const refusal = limited(request, APP_LOGIN_LIMITER);
  if (refusal) return refusal;
  const { publicUrl } = config();
  const { pollToken, pageToken } = await beginLogin(database(), request.headers.get("user-agent"));
  return Response.json(
    {
      poll: { token: pollToken, endpoint: `${publicUrl}/login/v2/poll` },
      login: publicUrl + loginPageHref(pageToken),
    },
    { headers: { "cache-control": "no-store" } },
  );
}
