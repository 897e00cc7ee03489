import { parseFeed } from "#core/feed/read/feed.ts";

export const NAMESPACES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(" ");

export function rss(channel: string): string {
  return `<?xml version="1.0"?>\n<rss version="2.0" ${NAMESPACES}><channel><title>Show</title>\n${channel}\n</channel></rss>`;
}

export const ITEM =
  '<guid>g</guid><title>T</title><enclosure url="https://example.com/1.mp3" type="audio/mpeg" length="9"/>';

/** A feed with one item that has only `tags` besides its guid, title and enclosure. */
export function episode(tags: string) {
  const { feed, problems } = parseFeed(rss(`<item>${ITEM}${tags}</item>`));
  return { episode: feed?.episodes[0], codes: problems.map((problem) => problem.code) };
}

export function show(tags: string) {
  const { feed, problems } = parseFeed(rss(`${tags}<item>${ITEM}</item>`));
  return { feed, codes: problems.map((problem) => problem.code) };
}
