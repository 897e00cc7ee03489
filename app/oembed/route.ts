import { OEMBED_TYPES, type OembedSubject, oembedAnswer, oembedXml, parseLimit } from "#core/embed/oembed.ts";
import {
  embedHeight,
  embedHref,
  latestEmbedHeight,
  latestEmbedHref,
  USUAL_LATEST,
} from "#core/embed/options.ts";
import { type EpisodeKey, parseAddress } from "#core/episode/address.ts";
import { knownEnd } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { episodeCardHref } from "#core/page/card-address.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { parseMoment } from "#core/time/moment.ts";
import { config } from "#server/config.ts";
import { siteFace } from "#server/face/face.ts";
import { askedHost } from "#server/http/asked-host.ts";
import { notFoundResponse, problemResponse } from "#server/http/problem.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { findShow } from "#server/shows/shows.ts";
import { quotedPart } from "#server/shows/transcript-part.ts";

/** Anyone may ask, from any page. */
const HEADERS = { "access-control-allow-origin": "*", "cache-control": "public, max-age=3600" };

/** `/oembed?url=&format=&maxwidth=&maxheight=`: an oEmbed 1.0 provider for the pages of episodes and shows. */
async function answer(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format") ?? "json";
  if (format !== "json" && format !== "xml") return formatMissing();
  const url = searchParams.get("url") ?? "";
  if (url === "") return addressMissing();
  const subject = await findSubject(url, [askedHost(request.headers), new URL(config().publicUrl).host]);
  if (!subject) return notFoundResponse(`No episode or show of this Playhead is at ${url}.`);
  const limits = {
    maxWidth: parseLimit(searchParams.get("maxwidth") ?? ""),
    maxHeight: parseLimit(searchParams.get("maxheight") ?? ""),
  };
  const written = oembedAnswer(subject, limits);
  return new Response(format === "json" ? JSON.stringify(written) : oembedXml(written), {
    headers: { ...HEADERS, "content-type": `${OEMBED_TYPES[format]}; charset=utf-8` },
  });
}

function formatMissing(): Response {
  const detail = "The parameter format may be json or xml.";
  return problemResponse({ title: "Not Implemented", detail, status: 501 });
}

function addressMissing(): Response {
  const detail = "Name the address of an episode or a show in the parameter url.";
  return problemResponse({ title: "Bad Request", detail, status: 400 });
}

/** What is embedded for a page of ours, under one of our own hosts; null for any other. */
async function findSubject(
  address: string,
  hosts: readonly (string | null)[],
): Promise<OembedSubject | null> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const ours = url && hosts.includes(url.host);
  const named = ours ? parseAddress(url.pathname) : null;
  if (!url || named === null) return null;
  const { show, episode } = named;
  return episode === null ? showSubject(show) : episodeSubject({ show, episode }, url);
}

async function episodeSubject(key: EpisodeKey, url: URL): Promise<OembedSubject | null> {
  const read = (name: string) => url.searchParams.get(name) ?? "";
  // A hash never reaches us by itself; whoever pastes an address sends it along.
  const t = read("t") || url.hash.replace(/^#t=/, "");
  const wish = quotedPart(parseMoment(t), read("quote"));
  const episode = await findEpisode(key, read("lang") || null, wish);
  if (!episode) return null;
  const { brief, transcript } = episode;
  const { track } = brief;
  const { publicUrl } = config();
  const { moment } = linkedMoment(t, read("quote"), transcript, knownEnd(episode));
  const quote = moment && transcript && quoteAt(transcript, moment);
  return {
    title: track.title,
    author: { name: track.showTitle, url: wholeUrl(track.showHref, publicUrl) },
    provider: { name: (await siteFace()).name, url: publicUrl },
    playerUrl: wholeUrl(embedHref(track.key, { moment }), publicUrl),
    height: embedHeight(transcript !== null),
    cardUrl: wholeUrl(episodeCardHref(episode, moment, quote), publicUrl),
  };
}

async function showSubject(slug: string): Promise<OembedSubject | null> {
  const show = await findShow(slug);
  if (!show) return null;
  const { publicUrl } = config();
  return {
    title: show.title,
    author: { name: show.author ?? show.title, url: wholeUrl(show.href, publicUrl) },
    provider: { name: (await siteFace()).name, url: publicUrl },
    playerUrl: wholeUrl(latestEmbedHref(slug, USUAL_LATEST), publicUrl),
    height: latestEmbedHeight(USUAL_LATEST),
    cardUrl: null,
  };
}

export { answer as GET, answer as HEAD };
