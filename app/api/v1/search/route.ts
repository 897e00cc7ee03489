import { parseSearchRequest } from "#core/search/request.ts";
import { queryMissing, searchAnswer } from "#server/api/answer.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { config } from "#server/config.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { OPEN_TO_ALL } from "#server/http/problem.ts";
import { limited, SEARCH_LIMITER } from "#server/http/rate-limit.ts";
import { search } from "#server/search/search.ts";

/** `/api/v1/search?q=`, with the parameters of the search page: what is found, for other programs. */
async function answer(request: Request): Promise<Response> {
  const refusal = limited(request, SEARCH_LIMITER);
  if (refusal) return refusal;
  const { publicUrl } = config();
  const { searchParams } = new URL(request.url);
  const asked = parseSearchRequest((name) => searchParams.get(name)?.trim() ?? "");
  if (asked.query === "") return queryMissing(`${publicUrl}/api/v1/search?q=lighthouse`);
  // A minute: nobody misses an episode for so long, and a widget on a busy page asks here once.
  const headers = { ...OPEN_TO_ALL, "cache-control": "public, max-age=60" };
  return answerUnlessBusy(async () =>
    Response.json(searchAnswer(await search(asked), asked, publicUrl), { headers }),
  );
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
