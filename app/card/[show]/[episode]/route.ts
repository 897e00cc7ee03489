import { parseMoment } from "#core/time/moment.ts";
import { cardOf } from "#server/card/card.ts";
import { cardName } from "#server/card/card-store.ts";
import { findPainted, paintOnce } from "#server/card/cards.ts";
import { preconditionResponse } from "#server/http/freshness.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { FILE_HEADERS, notFoundResponse } from "#server/http/problem.ts";
import { limited, openLimiter } from "#server/http/rate-limit.ts";
import { lengthHeaders } from "#server/http/whole-length.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { quotedPart } from "#server/shows/transcript-part.ts";

/** Cards that were never drawn: a fifth of a second each. */
const CARD_LIMITER = openLimiter("cards", 60);

/**
 * `/card/[show]/[episode]?t=&quote=`: the picture that a link to an episode, or to a moment in it, unfolds into.
 * `v` is there for those who keep pictures by their address, see cardHref.
 */
async function answer(
  request: Request,
  { params }: RouteContext<"/card/[show]/[episode]">,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [t, print] = [searchParams.get("t") ?? "", searchParams.get("quote") ?? ""];
  const wish = quotedPart(parseMoment(t), print);
  const episode = await findEpisode(await params, searchParams.get("lang"), wish);
  if (!episode) return notFoundResponse();
  const card = cardOf(episode, t, print);
  const headers = { ...FILE_HEADERS, etag: `"${cardName(card)}"`, "cache-control": "public, max-age=86400" };
  const decided = preconditionResponse(request.headers, headers);
  if (decided) return decided;
  const kept = await findPainted(card);
  const refusal = kept ? null : limited(request, CARD_LIMITER);
  if (refusal) return refusal;
  return answerUnlessBusy(async () => {
    const picture = kept ?? (await paintOnce(card));
    return new Response(Buffer.from(picture), {
      headers: { ...headers, ...lengthHeaders(picture.byteLength), "content-type": "image/png" },
    });
  });
}

export { answer as GET, answer as HEAD };
