import { pageOf } from "#core/text/page-number.ts";
import { archiveResponse, found, missingPage } from "#server/api/archive-response.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { answerShow } from "#server/api/show-answer.ts";
import { config } from "#server/config.ts";
import { listShowPage } from "#server/shows/shows.ts";

/** `/api/v1/shows?page=`: all shows, by title. */
function answer(request: Request): Promise<Response> {
  return archiveResponse(request, async (read) => {
    const { publicUrl } = config();
    const page = pageOf(read("page"));
    const { shows, total, pages } = await listShowPage(page);
    const body = { page, pages, total, shows: shows.map((show) => answerShow(show, publicUrl)) };
    return missingPage(page, pages) ?? found(body);
  });
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
