import { episodeId } from "../episode/address.ts";
import { wholeUrl } from "../episode/whole-url.ts";
import { element, type WrittenXml, xmlDocument } from "../markup/xml-writer.ts";
import { momentHref } from "../time/moment.ts";
import { formatClock } from "../time/time.ts";
import type { TextPart } from "./marked-text.ts";
import { type SearchRequest, searchFeedHref, searchHref } from "./request.ts";
import type { EpisodeHits, Hit, ResultPage } from "./results.ts";

const MOST_ITEMS = 50;
// Pages of episodes of which only the title matches have no items; a feed does not wade through all of them.
const MOST_PAGES = 20;
const MOST_HITS = 10;

/** The newest episodes in which something of the search is said, the newest first; at most 50. Asks page after page. */
export async function listFeedEpisodes(
  request: SearchRequest,
  search: (request: SearchRequest) => Promise<ResultPage>,
): Promise<readonly EpisodeHits[]> {
  const listed: EpisodeHits[] = [];
  for (let page = 1; page <= MOST_PAGES && listed.length < MOST_ITEMS; page++) {
    const { episodes, pages } = await search({ ...request, order: "newest", page });
    listed.push(...episodes.filter(({ hits }) => hits.length > 0));
    if (page >= pages) break;
  }
  return listed.slice(0, MOST_ITEMS);
}

/** When the newest of these was published, in epoch milliseconds; null where no feed says. */
export function newestPublication(episodes: readonly EpisodeHits[]): number | null {
  const known = episodes.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export interface SearchFeed {
  readonly title: string;
  readonly description: string;
  readonly request: SearchRequest;
  /** As `listFeedEpisodes` gives them. */
  readonly episodes: readonly EpisodeHits[];
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** A search as RSS 2.0, with its own address as the RSS Advisory Board's profile has it. */
export function writeSearchFeed({ title, description, request, episodes, publicUrl }: SearchFeed): string {
  const channel = element(
    "channel",
    {},
    element("title", {}, title),
    element("link", {}, wholeUrl(searchHref({ ...request, order: "newest", page: 1 }), publicUrl)),
    element("description", {}, description),
    element("atom:link", {
      rel: "self",
      type: "application/rss+xml",
      href: wholeUrl(searchFeedHref(request), publicUrl),
    }),
    ...episodes.map((episode) => writeItem(episode, publicUrl)),
  );
  const rss = { version: "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom" };
  return xmlDocument(element("rss", rss, channel));
}

function writeItem({ track, publishedAt, hits }: EpisodeHits, publicUrl: string): WrittenXml {
  const home = wholeUrl(track.href, publicUrl);
  const items = hits.slice(0, MOST_HITS).map((hit) => writeHit(hit, home));
  const published = publishedAt === null ? [] : [element("pubDate", {}, new Date(publishedAt).toUTCString())];
  return element(
    "item",
    {},
    element("title", {}, track.title),
    element("link", {}, hitUrl(home, hits[0]?.start ?? null)),
    // The episode's own, so that it is not news again when its transcript is imported anew.
    element("guid", { isPermaLink: "false" }, `search:${episodeId(track.key)}`),
    ...published,
    element("description", {}, element("ul", {}, ...items).xml),
  );
}

/** An item of a list in HTML: the linked time, who speaks, the words. */
function writeHit({ start, speaker, parts }: Hit, home: string): WrittenXml {
  const time = start === null ? [] : [element("a", { href: hitUrl(home, start) }, formatClock(start)), " "];
  return element("li", {}, ...time, ...(speaker === null ? [] : [`${speaker}: `]), ...parts.map(writePart));
}

function writePart({ text, marked }: TextPart): string | WrittenXml {
  return marked ? element("mark", {}, text) : text;
}

function hitUrl(home: string, start: number | null): string {
  return start === null ? home : momentHref(home, { start, end: null });
}
