import { UNFILTERED } from "#core/episode/filter.ts";
import { archiveResponse, found, NO_SHOW } from "#server/api/archive-response.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { answerShowPage } from "#server/api/show-answer.ts";
import { config } from "#server/config.ts";
import { listGroups } from "#server/shows/episode-choice.ts";
import { findShow } from "#server/shows/shows.ts";

/** `/api/v1/shows/[show]`: one show, with the years and seasons that it has. */
async function answer(request: Request, { params }: RouteContext<"/api/v1/shows/[show]">): Promise<Response> {
  const { show: slug } = await params;
  return archiveResponse(request, async () => {
    const show = await findShow(slug);
    if (show === null) return NO_SHOW;
    const groups = await listGroups(slug, UNFILTERED);
    return found(answerShowPage(show, groups, config().publicUrl), show.blocked);
  });
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
