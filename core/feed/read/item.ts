import { type Chapter, type ChapterSource, checkChapters } from "../../episode/chapter.ts";
import { simpleChapterSource } from "../../episode/simple-chapter.ts";
import type { Soundbite } from "../../episode/soundbite.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import {
  attribute,
  childContent,
  childText,
  findChild,
  listChildren,
  type XmlElement,
} from "../../markup/xml-element.ts";
import { htmlText } from "../../text/html-text.ts";
import { foldSpaces } from "../../text/white-space.ts";
import { parseFeedDate } from "./date.ts";
import { type Enclosure, readEnclosure } from "./enclosure.ts";
import {
  type FeedPerson,
  type FeedTranscript,
  readBlocked,
  readChaptersUrl,
  readPersons,
  readSoundbites,
  readTranscripts,
} from "./podcast-tag.ts";
import { parseCount, parseExplicit, readDuration, readValue } from "./value.ts";

const EPISODE_TYPES = ["full", "trailer", "bonus"] as const;
export type EpisodeType = (typeof EPISODE_TYPES)[number];

/** An item of a feed. Addresses are as written: perhaps relative, perhaps not http(s). */
export interface FeedEpisode {
  /** Its identity in its show: the feed's `guid`, else the address of its enclosure, else its link. */
  readonly guid: string;
  readonly title: string | null;
  /** Plain text, of any length. */
  readonly summary: string | null;
  /** HTML as it came: not safe to show. */
  readonly notes: string | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** Seconds, as the feed says: often wrong. */
  readonly duration: number | null;
  readonly season: number | null;
  readonly number: number | null;
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
}

/** Reads one `item`; null, with a problem, where nothing in it could tell it from others. Adds to `problems`. */
export function readItem(item: XmlElement, problems: Problem[]): FeedEpisode | null {
  const enclosure = readEnclosure(item, problems);
  const link = childText(item, "link");
  const title = childText(item, "title", "itunes:title");
  const guid = childText(item, "guid") ?? enclosure?.url ?? link;
  if (guid === null) {
    problems.push(problemAt({ line: item.line }, "item-without-guid", title ?? ""));
    return null;
  }
  if (title === null) problems.push(problemAt({ line: item.line }, "item-without-title", guid));
  const html = childContent(item, "description", "itunes:summary", "itunes:subtitle", "content:encoded");
  return {
    guid,
    title,
    summary: htmlText(html ?? "") || null,
    notes: childContent(item, "content:encoded", "description", "itunes:summary"),
    publishedAt: readValue(item, "pubDate", parseFeedDate, problems),
    duration: readDuration(item, problems),
    season: readNumber(item, "season", problems),
    number: readNumber(item, "episode", problems),
    type: readValue(item, "itunes:episodeType", parseType, problems) ?? "full",
    explicit: readValue(item, "itunes:explicit", parseExplicit, problems),
    blocked: readBlocked(item),
    imageUrl: attribute(findChild(item, "itunes:image"), "href"),
    link,
    enclosure,
    transcripts: readTranscripts(item, problems),
    chaptersUrl: readChaptersUrl(item, problems),
    chapters: readSimpleChapters(item, problems),
    persons: readPersons(item, problems),
    tags: readTags(item),
    soundbites: readSoundbites(item, problems),
  };
}

function parseType(text: string): EpisodeType | null {
  return EPISODE_TYPES.find((type) => type === text.toLowerCase()) ?? null;
}

/** From iTunes' tag, else from that of the podcast namespace. */
function readNumber(item: XmlElement, name: "season" | "episode", problems: Problem[]): number | null {
  return (
    readValue(item, `itunes:${name}`, parseCount, problems) ??
    readValue(item, `podcast:${name}`, parseCount, problems)
  );
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
  const keywords = listChildren(item, "itunes:keywords").flatMap((element) => element.text.split(","));
  const categories = listChildren(item, "category").map((element) => element.text);
  const topics = listChildren(item, "itunes:category").map((element) => attribute(element, "text") ?? "");
  return uniqueNames([...keywords, ...categories, ...topics]);
}

/** The names folded, each once whatever its case, as it was first written. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const unique = new Map<string, string>();
  for (const name of names.map(foldSpaces)) {
    const key = name.toLowerCase();
    if (name !== "" && !unique.has(key)) unique.set(key, name);
  }
  return [...unique.values()];
}
