import { showFeedHref } from "../../episode/address.ts";
import type { ListedShow } from "../../episode/episode.ts";
import { wholeUrl } from "../../episode/whole-url.ts";
import { element, type WrittenXml, xmlDocument } from "../../markup/xml-writer.ts";

export interface Opml {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly shows: readonly ListedShow[];
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** Shows as a list of subscriptions (OPML 2.0), which podcast apps can import. */
export function writeOpml({ title, created, shows, publicUrl }: Opml): string {
  const head = element(
    "head",
    {},
    element("title", {}, title),
    element("dateCreated", {}, new Date(created).toUTCString()),
    element("docs", {}, "http://opml.org/spec2.opml"),
  );
  const body = element("body", {}, ...shows.map((show) => writeOutline(show, publicUrl)));
  return xmlDocument(element("opml", { version: "2.0" }, head, body));
}

function writeOutline({ href, title, language }: ListedShow, publicUrl: string): WrittenXml {
  return element("outline", {
    type: "rss",
    text: title,
    title,
    xmlUrl: wholeUrl(showFeedHref(href), publicUrl),
    htmlUrl: wholeUrl(href, publicUrl),
    language,
  });
}
