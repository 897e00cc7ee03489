import { parseEpisodeFilter, usualOrder } from "#core/episode/filter.ts";
import { archiveResponse, found, missingPage, NO_SHOW } from "#server/api/archive-response.ts";
import { answerEpisode } from "#server/api/episode-answer.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { config } from "#server/config.ts";
import { listEpisodes } from "#server/shows/episodes.ts";
import { findShow } from "#server/shows/shows.ts";

/** `/api/v1/shows/[show]/episodes`, with the parameters of the show's page: its episodes, page by page. */
async function answer(
  request: Request,
  { params }: RouteContext<"/api/v1/shows/[show]/episodes">,
): Promise<Response> {
  const { show: slug } = await params;
  return archiveResponse(request, async (read) => {
    const show = await findShow(slug);
    if (show === null) return NO_SHOW;
    const filter = parseEpisodeFilter(read);
    const order = filter.order ?? usualOrder(show.serial);
    const { episodes, total, pages } = await listEpisodes(slug, { ...filter, order });
    const { publicUrl } = config();
    const { page } = filter;
    const body = {
      page,
      pages,
      total,
      episodes: episodes.map((episode) => answerEpisode(episode, publicUrl)),
    };
    return missingPage(page, pages) ?? found(body, show.blocked);
  });
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
