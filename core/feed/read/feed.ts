import type { ShowExtras } from "../../episode/extras.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { joinHalves } from "../../markup/surrogate-references.ts";
import { parseXml, type XmlDocument } from "../../markup/xml-document.ts";
import { findChild, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import type { Announcement } from "./announcement.ts";
import { findFeedAfter } from "./before-feed.ts";
import { type Category, readChannel } from "./channel.ts";
import type { FeedLink } from "./feed-link.ts";
import { uniqueEpisodes } from "./identity.ts";
import { type FeedEpisode, readItem } from "./item.ts";
import { parseJsonFeed } from "./json-feed.ts";
import { BARE_ATOM, FEED_NAMESPACES } from "./namespace.ts";
import { readOutlines } from "./opml.ts";
import type { FeedPerson } from "./podcast-tag.ts";
import { baseInside } from "./xml-base.ts";

export type { Category } from "./channel.ts";
export type { FeedEpisode } from "./item.ts";
export type { FeedTranscript } from "./podcast-tag.ts";

/** A show as its feed tells of it. Addresses are as written: perhaps relative, perhaps not http(s). */
export interface Feed {
  /** `podcast:guid`. */
  readonly guid: string | null;
  readonly title: string | null;
  /** HTML as it came: not safe to show. Its addresses are relative to `link`. */
  readonly description: string | null;
  /** BCP 47, canonical. */
  readonly language: string | null;
  readonly author: string | null;
  readonly link: string | null;
  readonly imageUrl: string | null;
  readonly explicit: boolean | null;
  /** `serial` for a show that is to be heard from its first episode on. */
  readonly type: "episodic" | "serial" | null;
  readonly categories: readonly Category[];
  /** Its publisher wants it in no directory (`itunes:block`, `podcast:block`). */
  readonly blocked: boolean;
  readonly persons: readonly FeedPerson[];
  readonly extras: ShowExtras;
  /** It holds all episodes that there are (`fh:complete`, RFC 5005): whatever else was there is gone. */
  readonly complete: boolean;
  /** Where older episodes are, of a feed that comes in pages or has archives (RFC 5005). */
  readonly nextUrl: string | null;
  /** Where the feed has moved to (`itunes:new-feed-url`). */
  readonly newFeedUrl: string | null;
  readonly announcement: Announcement;
  /** In feed order, each guid once. */
  readonly episodes: readonly FeedEpisode[];
}

export interface FeedFile {
  /** Null where the file is no feed; `problems` says why. */
  readonly feed: Feed | null;
  readonly problems: readonly Problem[];
  /** The feeds that a list of subscriptions (OPML) names, in its order. */
  readonly links: readonly FeedLink[];
}

/** A page may go without its outermost element (HTML, section 13.1.2.4). */
const PAGE = /^(?:<\?xml[^>]*>\s*)?<!doctype\s+html\b/i;

/**
 * Reads a podcast feed, by what it holds: RSS 0.9 to 2.0, Atom or JSON Feed, in XML with the elements of iTunes, the podcast
 * namespace, content:encoded, Podlove simple chapters, Dublin Core and Media RSS. A value that cannot be read is left out
 * with a problem, never replaced.
 */
export function parseFeed(source: string): FeedFile {
  const text = joinHalves(source);
  const file = text.replace(/^\uFEFF/, "").trimStart();
  if (file === "") return notFeed("empty-file", "");
  if (file.startsWith("{")) {
    const { feed, problems } = parseJsonFeed(file);
    return feed === null ? notFeed("not-xml", file.slice(0, 200).trim()) : { feed, problems, links: [] };
  }
  const document = parseFeedXml(text);
  const name = document.root?.name.toLowerCase() ?? "html";
  const page = notFeed("not-xml", file.slice(0, 200).trim());
  if (document.root === null || name === "html") return page;
  if (name === "opml") return { ...notFeed("feed-list", ""), links: readOutlines(document.root) };
  const read = readDocument(document.root, document.problems);
  if (read.feed !== null) return read;
  return PAGE.test(file) ? page : (readAfter(text) ?? read);
}

/** The feed that begins after something else in its file; null where none does. */
function readAfter(file: string): FeedFile | null {
  const after = findFeedAfter(file);
  if (after === null) return null;
  const { root, problems } = parseFeedXml(after.text);
  const read = root === null ? null : readDocument(root, problems);
  if (!read?.feed) return null;
  const before = problemAt({ line: 1 }, "text-before-feed", after.before);
  return { ...read, problems: [before, ...read.problems] };
}

function notFeed(code: string, value: string): FeedFile {
  return { feed: null, problems: [problemAt({ line: 1 }, code, value)], links: [] };
}

/** Episodes stand in no episode. */
const ROWS: ReadonlySet<string> = new Set(["item", "atom:entry"]);
/** The elements of RSS are in no namespace; some feeds say with the first tag that they are in one, such as Atom's. */
const RSS_IN_NAMESPACE = /^([^<]*(?:<[?!][^>]*>[^<]*)*<rss\b[^>]*?)\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/;
const LOUD_ROOT = /^(?:RSS|RDF:RDF|FEED|CHANNEL)$/;

function parseFeedXml(xml: string): XmlDocument {
  const document = parseXml(xml, FEED_NAMESPACES, ROWS);
  const name = document.root?.name ?? "";
  if (LOUD_ROOT.test(name)) return parseFeedXml(withQuietNames(xml));
  const plain = xml.replace(RSS_IN_NAMESPACE, "$1");
  if (/^(?:\w+:)?rss$/.test(name) && document.root && !findChild(document.root, "channel") && plain !== xml)
    return parseFeedXml(plain);
  return name === "feed" ? parseXml(xml, BARE_ATOM, ROWS) : document;
}

/** Of a feed whose names are all in capitals, as HTML once was. */
function withQuietNames(xml: string): string {
  return xml.replace(/<\/?[A-Z][^<>]*>/g, (tag) =>
    tag
      .replace(/^<\/?[A-Z:]+/, (name) => name.toLowerCase().replace("pubdate", "pubDate"))
      .replace(/\s[A-Z:]+(?=\s*=)/g, (name) => name.toLowerCase()),
  );
}

function readDocument(root: XmlElement, found: readonly Problem[]): FeedFile {
  const whole = root.name === "channel" || root.name === "atom:feed";
  const channel = whole ? root : findChild(root, "channel");
  if (channel === null) return notFeed("no-channel", root.name);
  const problems = [...found];
  const feed = readChannel(channel, root, problems);
  const base = baseInside(channel, whole ? null : baseInside(root, null));
  // RSS 1.0 closes the channel before its items, as some writers of RSS 2.0 do.
  const items = [channel, ...(whole ? [] : [root])].flatMap((parent) => [
    ...listChildren(parent, "item"),
    ...listChildren(parent, "atom:entry"),
  ]);
  const read = items.flatMap((item) => {
    const episode = readItem(item, { base, link: feed.link }, problems);
    return episode === null ? [] : [{ episode, spot: { line: item.line } }];
  });
  if (items.length === 0) problems.push(problemAt({ line: channel.line }, "no-items"));
  return { feed: { ...feed, episodes: uniqueEpisodes(read, problems) }, problems, links: [] };
}
