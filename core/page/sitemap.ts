import { element, xmlDocument } from "../markup/xml-writer.ts";

/** The most addresses in one file, and files in one index (sitemaps.org, protocol 0.9). */
export const MOST_ADDRESSES = 50_000;

const NAMESPACE = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };

export interface SitemapEntry {
  /** Whole. */
  readonly url: string;
  /** Epoch milliseconds; null where it is not known. */
  readonly modified: number | null;
}

/** A sitemap of at most 50,000 pages. */
export function writeSitemap(pages: readonly SitemapEntry[]): string {
  return xmlDocument(element("urlset", NAMESPACE, ...pages.map((page) => writeEntry("url", page))));
}

/** The index of at most 50,000 sitemaps. */
export function writeSitemapIndex(sitemaps: readonly SitemapEntry[]): string {
  return xmlDocument(
    element("sitemapindex", NAMESPACE, ...sitemaps.map((file) => writeEntry("sitemap", file))),
  );
}

function writeEntry(name: string, { url, modified }: SitemapEntry) {
  const location = element("loc", {}, encodeURI(url));
  if (modified === null) return element(name, {}, location);
  return element(name, {}, location, element("lastmod", {}, new Date(modified).toISOString()));
}

/** The time of what changed last; null where none is known. */
export function newestOf(entries: readonly Pick<SitemapEntry, "modified">[]): number | null {
  return entries.reduce<number | null>(
    (newest, { modified }) => (modified === null ? newest : Math.max(newest ?? modified, modified)),
    null,
  );
}
