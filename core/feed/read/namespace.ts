import type { NamespaceNames } from "../../markup/xml-namespace.ts";

/** The namespaces of podcast feeds, with the prefixes that our code uses for them; "" is RSS, which mostly has none. */
export const FEED_NAMESPACES: NamespaceNames = new Map([
  ["", ""],
  ["backend.userland.com/rss2", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
  ["purl.org/rss/1.0", ""],
  ["my.netscape.com/rdf/simple/0.9", ""],
  ["channel.netscape.com/rdf/simple/0.9", ""],
  ["www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["www.itunes.com/dtds/podcast-1.0.dtd", "itunes"],
  ["podcastindex.org/namespace/1.0", "podcast"],
  ["github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["podlove.org/simple-chapters", "psc"],
  ["purl.org/syndication/history/1.0", "fh"],
  ["www.w3.org/2005/atom", "atom"],
  ["purl.org/atom/ns#", "atom"],
  ["purl.org/dc/elements/1.1", "dc"],
  ["search.yahoo.com/mrss", "media"],
  ["video.search.yahoo.com/mrss", "media"],
  ["www.rssboard.org/media-rss", "media"],
  ["purl.oclc.org/net/rss_2.0/enc#", "enc"],
]);

/** The same for an Atom feed that forgets to name its namespace. */
export const BARE_ATOM: NamespaceNames = new Map([...FEED_NAMESPACES, ["", "atom"]]);
