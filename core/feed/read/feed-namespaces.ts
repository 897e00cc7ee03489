import type { Vocabulary } from "../../markup/xml-namespace.ts";

/** The namespaces of podcast feeds, with the prefixes that our code uses for them; "" is RSS 2.0, which has none. */
export const FEED_NAMESPACES: Vocabulary = new Map([
  ["", ""],
  ["backend.userland.com/rss2", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
  ["www.itunes.com/dtds/podcast-1.0.dtd", "itunes"],
  ["podcastindex.org/namespace/1.0", "podcast"],
  ["github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["podlove.org/simple-chapters", "psc"],
  ["www.w3.org/2005/atom", "atom"],
]);
