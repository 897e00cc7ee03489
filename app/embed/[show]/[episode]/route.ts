import { parseEmbedOptions } from "#core/embed/options.ts";
import { knownEnd } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { parseMoment } from "#core/time/moment.ts";
import { episodeEmbed } from "#features/embed/episode-embed.ts";
import { config } from "#server/config.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { findEpisodePage } from "#server/shows/kept-episodes.ts";
import { quotedPart } from "#server/shows/transcript-part.ts";
import { embedResponse, parameterOf } from "../../embed-response.ts";

/** `/embed/[show]/[episode]?t=&theme=&accent=&transcript=&lang=&hl=`: the player of one episode, for other pages. */
async function answer(
  request: Request,
  { params }: RouteContext<"/embed/[show]/[episode]">,
): Promise<Response> {
  const read = parameterOf(request);
  const named = parseMoment(read("t"));
  const key = await params;
  const lang = read("lang") || null;
  const found = parseEmbedOptions(read).transcript
    ? await findEpisodePage(key, lang, null, named)
    : await findEpisode(key, lang, quotedPart(named, read("quote")));
  if (!found) return embedResponse(request, null);
  const { track } = found.brief;
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
