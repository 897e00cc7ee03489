import { parseEmbedOptions } from "#core/embed/options.ts";
import { knownEnd } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { episodeEmbed } from "#features/embed/episode-embed.ts";
import { config } from "#server/config.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { embedResponse, parameterOf } from "../../embed-response.ts";

/** `/embed/[show]/[episode]?t=&theme=&accent=&transcript=&lang=&hl=`: the player of one episode, for other pages. */
async function answer(
  request: Request,
  { params }: RouteContext<"/embed/[show]/[episode]">,
): Promise<Response> {
  const { show, episode } = await params;
  const read = parameterOf(request);
  const found = await findEpisode(show, episode, read("lang") || null);
  if (!found) return embedResponse(request, null);
  const { track } = found.card;
  const pageUrl = wholeUrl(track.href, config().publicUrl);
  const { moment } = linkedMoment(read("t"), read("quote"), found.transcript, knownEnd(found));
  const transcript = parseEmbedOptions(read).transcript ? found.transcript : null;
  return embedResponse(request, {
    title: track.title,
    canonical: pageUrl,
    content: (words) => episodeEmbed({ track, pageUrl, moment, transcript }, words),
  });
}

export { answer as GET, answer as HEAD };
