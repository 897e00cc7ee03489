import { archiveResponse, found, NO_EPISODE } from "#server/api/archive-response.ts";
import { answerEpisodePage } from "#server/api/episode-answer.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { config } from "#server/config.ts";
import { findEpisode } from "#server/shows/episodes.ts";

/** `/api/v1/shows/[show]/episodes/[episode]`: all that is known of one episode, but for what is said in it. */
async function answer(
  request: Request,
  { params }: RouteContext<"/api/v1/shows/[show]/episodes/[episode]">,
): Promise<Response> {
  const key = await params;
  return archiveResponse(request, async () => {
    const episode = await findEpisode(key, null, { kind: "none" });
    if (episode === null) return NO_EPISODE;
    return found(answerEpisodePage(episode, config().publicUrl), episode.blocked || episode.withdrawn);
  });
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
