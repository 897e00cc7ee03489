import { type Problem, problemAt } from "../../file/problem.ts";
import { parseXml } from "../../markup/xml-document.ts";
import {
  attribute,
  childContent,
  childText,
  findChild,
  listChildren,
  type XmlElement,
} from "../../markup/xml-element.ts";
import type { Vocabulary } from "../../markup/xml-namespace.ts";
import { canonicalLanguage } from "../../text/language.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { uniqueEpisodes } from "./identity.ts";
import { type FeedEpisode, readItem, uniqueNames } from "./item.ts";
import { type FeedPerson, readBlocked, readPersons } from "./podcast-tag.ts";
import { parseExplicit, readValue } from "./value.ts";

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

export type { FeedEpisode } from "./item.ts";
export type { FeedTranscript } from "./podcast-tag.ts";

/** A category of iTunes with those of its subcategories that are named, or one of plain RSS, which has none. */
export interface Category {
  readonly name: string;
  readonly parts: readonly string[];
}

/** A show as its feed tells of it. Addresses are as written: perhaps relative, perhaps not http(s). */
export interface Feed {
  /** `podcast:guid`. */
  readonly guid: string | null;
  readonly title: string | null;
  /** HTML as it came: not safe to show. */
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
  /** The next page of a feed that comes in pages (RFC 5005). */
  readonly nextUrl: string | null;
  /** Where the feed has moved to (`itunes:new-feed-url`). */
  readonly newFeedUrl: string | null;
  /** In feed order, each guid once. */
  readonly episodes: readonly FeedEpisode[];
}

export interface FeedFile {
  /** Null where the file is no feed; `problems` says why. */
  readonly feed: Feed | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a podcast feed: RSS 2.0 with the elements of iTunes, the podcast namespace, content:encoded, Podlove
 * simple chapters and Atom links. A value that cannot be read is left out with a problem, never replaced.
 */
export function parseFeed(xml: string): FeedFile {
  if (xml.replace(/^\uFEFF/, "").trim() === "") return notFeed("empty-file", "");
  const { root, problems: found } = parseXml(xml, FEED_NAMESPACES);
  if (root === null || root.name.toLowerCase() === "html")
    return notFeed("not-xml", xml.slice(0, 200).trim());
  const channel = root.name === "channel" ? root : findChild(root, "channel");
  if (channel === null) return notFeed("no-channel", root.name);
  const problems = [...found];
  const feed = readChannel(channel, problems);
  // Some writers close the channel before its items.
  const items = [...listChildren(channel, "item"), ...(channel === root ? [] : listChildren(root, "item"))];
  const episodes = readItems(items, problems);
  if (items.length === 0) problems.push(problemAt({ line: channel.line }, "no-items"));
  return { feed: { ...feed, episodes }, problems };
}

function notFeed(code: string, value: string): FeedFile {
  return { feed: null, problems: [problemAt({ line: 1 }, code, value)] };
}

function readChannel(channel: XmlElement, problems: Problem[]): Omit<Feed, "episodes"> {
  const image = findChild(channel, "image");
  const owner = findChild(channel, "itunes:owner");
  const title = childText(channel, "title", "itunes:title");
  if (title === null) problems.push(problemAt({ line: channel.line }, "feed-without-title"));
  return {
    guid: childText(channel, "podcast:guid"),
    title,
    description: childContent(channel, "description", "itunes:summary", "itunes:subtitle"),
    language: readValue(channel, "language", canonicalLanguage, problems),
    author: childText(channel, "itunes:author") ?? (owner && childText(owner, "itunes:name")),
    link: childText(channel, "link"),
    imageUrl: attribute(findChild(channel, "itunes:image"), "href") ?? (image && childText(image, "url")),
    explicit: readValue(channel, "itunes:explicit", parseExplicit, problems),
    type: readValue(channel, "itunes:type", parseType, problems),
    categories: readCategories(channel),
    blocked: readBlocked(channel),
    persons: readPersons(channel, problems),
    nextUrl: readNextUrl(channel),
    newFeedUrl: childText(channel, "itunes:new-feed-url"),
  };
}

function parseType(text: string): "episodic" | "serial" | null {
  const type = text.toLowerCase();
  return type === "episodic" || type === "serial" ? type : null;
}

/** Those of plain RSS only where iTunes' are missing: else they say the same once more. */
function readCategories(channel: XmlElement): readonly Category[] {
  const topics = listChildren(channel, "itunes:category");
  const nameOf = (element: XmlElement) => attribute(element, "text") ?? "";
  const names =
    topics.length > 0 ? topics.map(nameOf) : listChildren(channel, "category").map(({ text }) => text);
  return uniqueNames(names).map((name) => {
    const same = topics.filter((topic) => foldSpaces(nameOf(topic)).toLowerCase() === name.toLowerCase());
    const parts = same.flatMap((topic) => listChildren(topic, "itunes:category").map(nameOf));
    return { name, parts: uniqueNames(parts) };
  });
}

function readNextUrl(channel: XmlElement): string | null {
  const link = listChildren(channel, "atom:link").find((element) => attribute(element, "rel") === "next");
  return attribute(link ?? null, "href");
}

function readItems(items: readonly XmlElement[], problems: Problem[]): readonly FeedEpisode[] {
  const read = items.flatMap((item) => {
    const episode = readItem(item, problems);
    return episode === null ? [] : [{ episode, line: item.line }];
  });
  return uniqueEpisodes(read, problems);
}
