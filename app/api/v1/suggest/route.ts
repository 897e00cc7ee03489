import type { Suggestions } from "#core/search/suggestions.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { limited, SUGGEST_LIMITER } from "#server/http/rate-limit.ts";
import { suggest } from "#server/search/search.ts";

const NOTHING: Suggestions = { words: [], people: [], shows: [], episodes: [] };

/** `/api/v1/suggest?q=`, for our own search box: what a half-typed query may become. */
async function answer(request: Request): Promise<Response> {
  const refusal = limited(request, SUGGEST_LIMITER);
  if (refusal) return refusal;
  const query = new URL(request.url).searchParams.get("q") ?? "";
  // Whoever types goes back and forth through the same beginnings of words.
  const headers = { "cache-control": "private, max-age=300" };
  return answerUnlessBusy(async () =>
    Response.json(query.trim() === "" ? NOTHING : await suggest(query), { headers }),
  );
}

export { answer as GET, answer as HEAD };
