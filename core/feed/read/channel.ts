import { type Problem, problemAt } from "../../file/problem.ts";
import {
  attribute,
  childLine,
  childText,
  findChild,
  listChildren,
  prefixedAttribute,
  type XmlElement,
} from "../../markup/xml-element.ts";
import { canonicalLanguage } from "../../text/language.ts";
import { textField } from "../../text/text-field.ts";
import { alternateLink } from "./alternate-link.ts";
import { readAnnouncement } from "./announcement.ts";
import type { Feed } from "./feed.ts";
import { readItunesImage } from "./itunes-image.ts";
import { readBlocked, readPersons } from "./podcast-tag.ts";
import { readShowExtras } from "./show-extras.ts";
import { childHtml } from "./text-construct.ts";
import { listTopics, uniqueNames } from "./topic.ts";
import { parseExplicit, readValue } from "./value.ts";
import { baseInside, resolved } from "./xml-base.ts";

/** A category of iTunes with those of its subcategories that are named, or one of plain RSS, which has none. */
export interface Category {
  readonly name: string;
  readonly parts: readonly string[];
}

/** Reads what a `channel` of RSS or a `feed` of Atom says of the show. `root` is what it stands in, or itself. */
export function readChannel(
  channel: XmlElement,
  root: XmlElement,
  problems: Problem[],
): Omit<Feed, "episodes"> {
  const title = childLine(channel, "title", "atom:title", "itunes:title");
  if (title === null) problems.push(problemAt({ line: channel.line }, "feed-without-title"));
  const base = baseInside(channel, channel === root ? null : baseInside(root, null));
  const complete = findChild(channel, "fh:complete") !== null;
  const address = <Url extends string | null>(url: Url) => url && resolved(url, base);
  return {
    guid: childText(channel, "podcast:guid"),
    title,
    description: childHtml(
      channel,
      ...["description", "itunes:summary", "itunes:subtitle", "atom:subtitle", "atom:tagline"],
    ),
    language: readLanguage(channel, root, problems),
    author: readAuthor(channel),
    link: address(childText(channel, "link") ?? alternateLink(channel)),
    imageUrl: address(readImage(channel, root)),
    explicit: readValue(channel, "itunes:explicit", parseExplicit, problems),
    type: readValue(channel, "itunes:type", parseType, problems),
    categories: readCategories(channel),
    blocked: readBlocked(channel),
    persons: readPersons(channel, problems),
    extras: readShowExtras(channel, address, problems),
    complete,
    nextUrl: complete ? null : address(readNextUrl(channel)),
    newFeedUrl: childText(channel, "itunes:new-feed-url"),
    announcement: readAnnouncement(channel, address),
  };
}

function readLanguage(channel: XmlElement, root: XmlElement, problems: Problem[]): string | null {
  const named =
    readValue(channel, "language", canonicalLanguage, problems) ??
    readValue(channel, "dc:language", canonicalLanguage, problems);
  return named ?? canonicalLanguage(attribute(channel, "xml:lang") ?? attribute(root, "xml:lang") ?? "");
}

function readAuthor(channel: XmlElement): string | null {
  const persons = ["itunes:owner", "atom:author"].map((name) => findChild(channel, name));
  const [owner, author] = persons.map((person) => person && childLine(person, "itunes:name", "atom:name"));
  return childLine(channel, "itunes:author") ?? owner ?? author ?? childLine(channel, "dc:creator");
}

/** RSS 1.0 has the image beside the channel, which only says so. */
function readImage(channel: XmlElement, root: XmlElement): string | null {
  const image = findChild(root, "image") ?? findChild(channel, "image");
  return (
    readItunesImage(channel) ??
    (image && (childText(image, "url") ?? prefixedAttribute(image, "resource"))) ??
    childText(channel, "atom:logo", "atom:icon")
  );
}

function parseType(text: string): "episodic" | "serial" | null {
  const type = text.toLowerCase();
  return type === "episodic" || type === "serial" ? type : null;
}

/** Those of plain RSS only where iTunes' are missing: else they say the same once more. */
function readCategories(channel: XmlElement): readonly Category[] {
  const topics = listChildren(channel, "itunes:category");
  const nameOf = (element: XmlElement) => textField(attribute(element, "text") ?? "");
  const names = topics.length > 0 ? topics.map(nameOf) : listTopics(channel);
  return uniqueNames(names).map((name) => {
    const same = topics.filter((topic) => nameOf(topic).toLowerCase() === name.toLowerCase());
    const parts = same.flatMap((topic) => listChildren(topic, "itunes:category").map(nameOf));
    return { name, parts: uniqueNames(parts) };
  });
}

/** The next page of a paged feed, else the archive before this document (RFC 5005, sections 3 and 4). */
function readNextUrl(channel: XmlElement): string | null {
  const links = listChildren(channel, "atom:link");
  const [next, archive] = ["next", "prev-archive"].map((rel) =>
    links.find((link) => attribute(link, "rel") === rel && attribute(link, "href") !== null),
  );
  return attribute(next ?? archive ?? null, "href");
}
