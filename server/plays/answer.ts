import { asPlayMessage, LONGEST_MESSAGE } from "#core/plays/message.ts";
import { dayOf } from "#core/time/day.ts";
import { config } from "../config.ts";
import { database } from "../db/client.ts";
import { readOwnJson } from "../http/own-form.ts";
import { notFoundResponse } from "../http/problem.ts";
import { limited, openLimiter } from "../http/rate-limit.ts";
import { countedDay } from "./gathered.ts";
import { playCounter } from "./play-counter.ts";

/** Who listens tells of it once a minute, and a school or an office has one address. */
const LIMITER = openLimiter("plays", 120);

const NOT_KEPT = { "cache-control": "no-store" };

/**
 * Counts what a page tells of its listening, 204. Nothing of who tells it is looked at but whether they do so too often or do
 * not want to be counted, and nothing of them is kept.
 */
export async function answerPlays(request: Request): Promise<Response> {
  if (!config().countPlays) return notFoundResponse("This site counts no plays.");
  const refusal = limited(request, LIMITER);
  if (refusal) return refusal;
  const read = await readOwnJson(request, LONGEST_MESSAGE);
  if (read instanceof Response) return read;
  const message = asPlayMessage(read.value);
  if (!message) return new Response(null, { status: 400, headers: NOT_KEPT });
  if (wantsNoCounting(request.headers)) return new Response(null, { status: 204, headers: NOT_KEPT });
  const { show, episode } = message;
  const found = await database().episode.findFirst({
    where: { slug: episode, show: { slug: show } },
    select: { id: true },
  });
  if (!found) return notFoundResponse("There is no such episode.");
  playCounter().add(countedDay(found.id, dayOf(Date.now()), message));
  return new Response(null, { status: 204, headers: NOT_KEPT });
}

/** Global Privacy Control, and the older header with the same wish. Pages of ours send nothing then; this is for all others. */
function wantsNoCounting(headers: Headers): boolean {
  return headers.get("sec-gpc") === "1" || headers.get("dnt") === "1";
}
