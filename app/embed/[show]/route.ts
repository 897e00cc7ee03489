import { parseLatest } from "#core/embed/options.ts";
import { UNFILTERED } from "#core/episode/filter.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { latestEmbed } from "#features/embed/latest-embed.ts";
import { config } from "#server/config.ts";
import { listEpisodes } from "#server/shows/episodes.ts";
import { findShow } from "#server/shows/shows.ts";
import { embedResponse, parameterOf } from "../embed-response.ts";

/** `/embed/[show]?latest=2&theme=&accent=&hl=`: the newest episodes of a show, for other pages. */
async function answer(request: Request, { params }: RouteContext<"/embed/[show]">): Promise<Response> {
  const { show: slug } = await params;
  const show = await findShow(slug);
  if (!show) return embedResponse(request, null);
  const { publicUrl } = config();
  const newest = await listEpisodes(slug, UNFILTERED);
  const episodes = newest.episodes
    .slice(0, parseLatest(parameterOf(request)("latest")))
    .map(({ track }) => ({ track, pageUrl: wholeUrl(track.href, publicUrl) }));
  const pageUrl = wholeUrl(show.href, publicUrl);
  return embedResponse(request, {
    title: show.title,
    canonical: pageUrl,
    content: (words) => latestEmbed({ show, pageUrl, episodes }, words),
  });
}

export { answer as GET, answer as HEAD };
