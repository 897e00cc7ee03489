import { writeHits } from "#core/search/hits-file.ts";
import { parseFirst } from "#core/search/playable-hit.ts";
import { parseSearchRequest } from "#core/search/request.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { limited, SEARCH_LIMITER } from "#server/http/rate-limit.ts";
import { listPlayable } from "#server/search/search.ts";

/** `/search/hits.json?q=&first=20`, with the parameters of the search page: the next hits for what plays them in turn. */
async function answer(request: Request): Promise<Response> {
  const refusal = limited(request, SEARCH_LIMITER);
  if (refusal) return refusal;
  const { searchParams } = new URL(request.url);
  const read = (name: string) => searchParams.get(name)?.trim() ?? "";
  // A minute: who steps back and forth asks once.
  const headers = { "cache-control": "private, max-age=60" };
  return answerUnlessBusy(async () => {
    const batch = await listPlayable(parseSearchRequest(read), parseFirst(read("first")));
    return Response.json(writeHits(batch), { headers });
  });
}

export { answer as GET, answer as HEAD };
