import { showFeedHref } from "../../episode/address.ts";
import type { ShowExtras } from "../../episode/extras.ts";
import { wholeUrl } from "../../episode/whole-url.ts";
import { element, type WrittenXml, xmlDocument } from "../../markup/xml-writer.ts";
import type { Category } from "../read/feed.ts";
import { entryElements, type FeedEntry, knownElements, wholeHtml } from "./entry.ts";
import { type FeedItem, writeItem } from "./item.ts";
import { showExtraElements } from "./show-extras.ts";

/** A show with all that its feed tells. */
export interface ShowFeed extends FeedEntry {
  /** A UUID. */
  readonly guid: string;
  /** Sanitised HTML. */
  readonly description: string;
  readonly author: string | null;
  /** BCP 47. */
  readonly language: string;
  /** episodic or serial */
  readonly type: string;
  readonly categories: readonly Category[];
  readonly extras: ShowExtras;
  /** The newest first. */
  readonly items: readonly FeedItem[];
}

const NAMESPACES = {
  "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
  "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:atom": "http://www.w3.org/2005/Atom",
};

/** A show as RSS 2.0 with the elements of iTunes and the podcast namespace. `publicUrl` has no trailing slash. */
export function writeShowFeed(show: ShowFeed, publicUrl: string): string {
  const { guid, description, author, language, type, categories, items } = show;
  const self = {
    rel: "self",
    type: "application/rss+xml",
    href: wholeUrl(showFeedHref(show.href), publicUrl),
  };
  const channel = element(
    "channel",
    {},
    ...entryElements(show, publicUrl),
    element("description", {}, wholeHtml(description, publicUrl)),
    element("language", {}, language),
    element("atom:link", self),
    ...knownElements("itunes:author", author),
    element("itunes:type", {}, type),
    ...categories.map(categoryElement),
    element("podcast:guid", {}, guid),
    ...showExtraElements(show.extras),
    ...items.map((item) => writeItem(item, publicUrl)),
  );
  return xmlDocument(element("rss", { version: "2.0", ...NAMESPACES }, channel));
}

function categoryElement({ name, parts }: Category): WrittenXml {
  const inner = parts.map((part) => element("itunes:category", { text: part }));
  return element("itunes:category", { text: name }, ...inner);
}
