import type { Suggestions } from "#core/search/suggestions.ts";
import { limited, SUGGEST_LIMITER } from "#server/http/rate-limit.ts";
import { suggest } from "#server/search/search.ts";

const NOTHING: Suggestions = { words: [], people: [], shows: [], episodes: [] };

/** `/api/v1/suggest?q=`, for our own search box: what a half-typed query may become. */
async function answer(request: Request): Promise<Response> {
  const refusal = await limited(request, SUGGEST_LIMITER);
  if (refusal) return refusal;
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const suggestions = query.trim() === "" ? NOTHING : await suggest(query);
  // Whoever types goes back and forth through the same beginnings of words.
  return Response.json(suggestions, { headers: { "cache-control": "private, max-age=300" } });
}

export { answer as GET, answer as HEAD };
