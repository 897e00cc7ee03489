import { type Chapter, type ChapterSource, checkChapters } from "../../episode/chapter.ts";
import type { EpisodeExtras } from "../../episode/extras.ts";
import type { Numbering } from "../../episode/numbering.ts";
import { simpleChapterSource } from "../../episode/simple-chapter.ts";
import type { Soundbite } from "../../episode/soundbite.ts";
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
import { htmlText } from "../../text/html-text.ts";
import { parseDuration } from "../../time/written-duration.ts";
import { readAlternates } from "./alternate.ts";
import { alternateLink } from "./alternate-link.ts";
import { readFeedDate } from "./date.ts";
import { type Enclosure, readEnclosure } from "./enclosure.ts";
import { readExtras } from "./extras.ts";
import { readNumbers } from "./item-number.ts";
import { readItunesImage } from "./itunes-image.ts";
import {
  type FeedPerson,
  type FeedTranscript,
  readBlocked,
  readChaptersUrl,
  readPersons,
  readSoundbites,
  readTranscripts,
} from "./podcast-tag.ts";
import { childHtml } from "./text-construct.ts";
import { listTopics, uniqueNames } from "./topic.ts";
import { parseExplicit, readDuration, readFirst, readValue } from "./value.ts";
import { baseInside, resolved } from "./xml-base.ts";

const EPISODE_TYPES = ["full", "trailer", "bonus"] as const;
export type EpisodeType = (typeof EPISODE_TYPES)[number];

/** An item of a feed. Addresses are as written: perhaps relative, perhaps not http(s). */
export interface FeedEpisode extends Numbering {
  /** Its identity in its show: the feed's `guid`, else the address of its enclosure, else its link. */
  readonly guid: string;
  readonly title: string | null;
  /** Plain text, of any length. */
  readonly summary: string | null;
  /** HTML as it came: not safe to show. */
  readonly notes: string | null;
  /** What addresses in the notes are relative to, itself perhaps relative to the feed; null where nothing says. */
  readonly notesBase: string | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** The day of it as the feed says, `2026-11-23`. */
  readonly publishedDay: string | null;
  /** Seconds, as the feed says: often wrong. */
  readonly duration: number | null;
  readonly type: EpisodeType;
  readonly explicit: boolean | null;
  /** Its publisher wants it in no directory. */
  readonly blocked: boolean;
  readonly imageUrl: string | null;
  readonly link: string | null;
  readonly enclosure: Enclosure | null;
  readonly transcripts: readonly FeedTranscript[];
  readonly chaptersUrl: string | null;
  /** Those that stand in the feed itself (Podlove simple chapters). */
  readonly chapters: readonly Chapter[];
  readonly persons: readonly FeedPerson[];
  /** Keywords and categories, each once whatever its case. */
  readonly tags: readonly string[];
  readonly soundbites: readonly Soundbite[];
  readonly extras: EpisodeExtras;
}

/** What an item stands in. */
export interface ItemPlace {
  /** What its addresses are relative to (`xml:base`); null where the feed does not say. */
  readonly base: string | null;
  /** The address of the show's website. */
  readonly link: string | null;
}

const NOTES = ["content:encoded", "atom:content", "description", "itunes:summary", "atom:summary"] as const;
const SUMMARIES = ["description", "itunes:summary", "itunes:subtitle", "atom:summary", ...NOTES] as const;
/** When it was published, else when it was last changed. */
const DATES = [
  "pubDate",
  "pubdate",
  "PubDate",
  "atom:published",
  "atom:issued",
  "dc:date",
  "atom:updated",
  "atom:modified",
] as const;

/**
 * Reads one `item` of RSS or `entry` of Atom; null, with a problem, where nothing in it could tell it from others. Adds to
 * `problems`.
 */
export function readItem(item: XmlElement, place: ItemPlace, problems: Problem[]): FeedEpisode | null {
  const base = baseInside(item, place.base);
  const address = <Url extends string | null>(url: Url) => url && resolved(url, base);
  const found = readEnclosure(item, problems);
  const page = childText(item, "link") ?? alternateLink(item);
  const link = page ?? permanentLink(item, found?.enclosure.url ?? null);
  const title = childLine(item, "title", "itunes:title", "atom:title", "dc:title", "media:title");
  const guid = readGuid(item) ?? found?.enclosure.url ?? link;
  if (guid === null) {
    problems.push(problemAt({ line: item.line }, "item-without-guid", title ?? ""));
    return null;
  }
  if (title === null) problems.push(problemAt({ line: item.line }, "item-without-title", guid));
  const image = findChild(item, "image");
  const published = readFirst(item, DATES, readFeedDate, problems);
  return {
    guid,
    title,
    summary: htmlText(childHtml(item, ...SUMMARIES) ?? "") || null,
    notes: childHtml(item, ...NOTES),
    notesBase: baseInside(findChild(item, "atom:content"), base) ?? page ?? place.link ?? link,
    publishedAt: published?.at ?? null,
    publishedDay: published?.day ?? null,
    duration: readDuration(item, problems) ?? parseDuration(found?.duration ?? ""),
    ...readNumbers(item, problems),
    type: readValue(item, "itunes:episodeType", parseType, problems) ?? "full",
    explicit: readValue(item, "itunes:explicit", parseExplicit, problems),
    blocked: readBlocked(item),
    imageUrl: address(
      readItunesImage(item) ??
        (image && childText(image, "url")) ??
        attribute(findChild(item, "media:thumbnail"), "url"),
    ),
    link: address(link),
    enclosure: found && { ...found.enclosure, url: address(found.enclosure.url) },
    transcripts: readTranscripts(item, problems).map((file) => ({ ...file, url: address(file.url) })),
    chaptersUrl: address(readChaptersUrl(item, problems)),
    chapters: readSimpleChapters(item, problems),
    persons: readPersons(item, problems),
    tags: readTags(item),
    soundbites: readSoundbites(item, problems),
    extras: { ...readExtras(item, address, problems), alternates: readAlternates(item, address, problems) },
  };
}

/** RSS 1.0 names its items in an attribute. */
function readGuid(item: XmlElement): string | null {
  return childText(item, "guid", "atom:id") ?? prefixedAttribute(item, "about");
}

/** A guid is the address of the item's page unless it says that it is not (RSS 2.0); some put there that of the audio. */
function permanentLink(item: XmlElement, audioUrl: string | null): string | null {
  const guid = findChild(item, "guid");
  if (attribute(guid, "isPermaLink")?.toLowerCase() === "false") return null;
  const address = /^\s*(https?:\/\/\S+)\s*$/i.exec(guid?.text ?? "")?.[1] ?? null;
  return address === audioUrl ? null : address;
}

function parseType(text: string): EpisodeType | null {
  return EPISODE_TYPES.find((type) => type === text.toLowerCase()) ?? null;
}

function readSimpleChapters(item: XmlElement, problems: Problem[]): readonly Chapter[] {
  const list = findChild(item, "psc:chapters");
  const sources = list === null ? [] : listChildren(list, "psc:chapter").map(toChapterSource);
  const file = checkChapters(sources);
  for (const problem of file.problems) problems.push(problem);
  return file.chapters;
}

function toChapterSource(element: XmlElement): ChapterSource {
  const [start, title] = [attribute(element, "start"), attribute(element, "title")];
  const [href, image] = [attribute(element, "href"), attribute(element, "image")];
  return simpleChapterSource({ start, title, href, image }, { line: element.line });
}

function readTags(item: XmlElement): readonly string[] {
  const keywords = listChildren(item, "itunes:keywords").flatMap((element) => element.text.split(/[,;]/));
  const topics = listChildren(item, "itunes:category").map((element) => attribute(element, "text") ?? "");
  return uniqueNames([...keywords, ...listTopics(item), ...topics]);
}
