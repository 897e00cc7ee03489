import { parseFeed } from "#core/feed/read/feed.ts";

const PREFIXES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(" ");

/** A feed with these tags in its channel, and one item that has only `inside` besides its guid, title and enclosure. */
export function namespaceFeed(channel: string, inside = ""): string {
  const item = `<item><guid>g</guid><title>T</title><enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="9"/>${inside}</item>`;
  return `<?xml version="1.0"?><rss version="2.0" ${PREFIXES}><channel><title>Show</title>${channel}${item}</channel></rss>`;
}

/** What is read of an item with these tags. */
export function readItemTags(inside: string) {
  const { feed, problems } = parseFeed(namespaceFeed("", inside));
  const episode = feed?.episodes[0];
  if (!episode) throw new Error(`no episode with ${inside}`);
  return { episode, codes: problems.map(({ code }) => code) };
}

/** What is read of a channel with these tags. */
export function readChannelTags(tags: string) {
  const { feed, problems } = parseFeed(namespaceFeed(tags));
  if (!feed) throw new Error(`no feed with ${tags}`);
  return { feed, codes: problems.map(({ code }) => code) };
}
