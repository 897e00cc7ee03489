import { attemptOfScript } from "../accounts/attempts.ts";
import { config } from "../config.ts";
import { type Database, database } from "../db/client.ts";
import { isToken, tokenSaid } from "../http/bearer.ts";
import { answerUnlessBusy } from "../http/overload.ts";
import { notFoundResponse, problemResponse } from "../http/problem.ts";
import { clientOf, type Limiter, limited, openLimiter } from "../http/rate-limit.ts";

/** Who looks how far an import is asks once a second, and does something besides. */
export const SCRIPT_LIMITER: Limiter = openLimiter("scripts", 240);

interface AskedByScript {
  readonly db: Database;
  readonly request: Request;
}

interface Context<Params> {
  readonly params: Promise<Params>;
}

type ScriptAct<Params> = (asked: AskedByScript, params: Params) => Promise<object | Response>;

/**
 * Answers a script that says the token of this site (RFC 6750), as a host would be answered. No cookie makes a difference, so
 * that no page of others can ask in somebody's name.
 */
export function scriptRoute<Params>(
  act: ScriptAct<Params>,
): (request: Request, context: Context<Params>) => Promise<Response> {
  return (request, { params }) =>
    answerUnlessBusy(async () => {
      const { adminToken } = config();
      if (adminToken === null) return notFoundResponse("No ADMIN_TOKEN is set, so scripts do nothing here.");
      const said = tokenSaid(request.headers.get("authorization"));
      if (said === null) return unauthorized();
      const known = await attemptOfScript(
        database(),
        clientOf(request.headers),
        async () => isToken(said, adminToken),
        (right) => right,
      );
      if (known === false) return unauthorized();
      if (known !== true) return tooMany(known.seconds);
      const refusal = limited(request, SCRIPT_LIMITER);
      if (refusal) return refusal;
      const answer = await act({ db: database(), request }, await params);
      return answer instanceof Response ? answer : scriptAnswer(answer);
    });
}

/** What a script is told, and nobody keeps. */
export function scriptAnswer(value: object, status = 200): Response {
  return Response.json(value, { status, headers: { "cache-control": "no-store" } });
}

function unauthorized(): Response {
  const detail = "Say the token of this site: Authorization: Bearer, and what ADMIN_TOKEN is set to.";
  return problemResponse(
    { title: "Unauthorized", detail, status: 401 },
    { "www-authenticate": 'Bearer realm="Playhead"' },
  );
}

function tooMany(seconds: number): Response {
  const detail = `Too many wrong tokens came from this address. Come back in ${seconds} s.`;
  return problemResponse(
    { title: "Too Many Requests", detail, status: 429 },
    { "retry-after": String(seconds) },
  );
}
