import { database } from "#server/db/client.ts";
import { limited, WEBSUB_LIMITER } from "#server/http/rate-limit.ts";
import { answerHub, takeNotification } from "#server/websub/answer.ts";

type Context = RouteContext<"/api/websub/[token]">;

/** A hub asks whether it is to tell of the changes of a feed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const { searchParams } = new URL(request.url);
  return limited(request, WEBSUB_LIMITER) ?? answerHub(database(), token, searchParams, new Date());
}

/** A hub tells that a feed has changed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return limited(request, WEBSUB_LIMITER) ?? takeNotification(database(), token, request, new Date());
}
