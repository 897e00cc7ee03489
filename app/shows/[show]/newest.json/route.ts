import { answerUnlessBusy } from "#server/http/overload.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { ARCHIVE_LIMITER, limited } from "#server/http/rate-limit.ts";
import { listNewestOf } from "#server/shows/episodes.ts";

/** `/shows/[show]/newest.json`: what the player offers where an episode of the show has ended. */
async function answer(
  request: Request,
  { params }: RouteContext<"/shows/[show]/newest.json">,
): Promise<Response> {
  const refusal = limited(request, ARCHIVE_LIMITER);
  if (refusal) return refusal;
  const { show } = await params;
  return answerUnlessBusy(async () => {
    const episodes = await listNewestOf(show);
    if (episodes.length === 0) return notFoundResponse();
    const tracks = episodes.map(({ track }) => track);
    return Response.json({ tracks }, { headers: { "cache-control": "private, max-age=60" } });
  });
}

export { answer as GET, answer as HEAD };
