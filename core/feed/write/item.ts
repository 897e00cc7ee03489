import { chaptersHref, transcriptHref } from "../../episode/address.ts";
import type { EpisodeExtras } from "../../episode/extras.ts";
import type { Numbering } from "../../episode/numbering.ts";
import type { Soundbite } from "../../episode/soundbite.ts";
import { wholeUrl } from "../../episode/whole-url.ts";
import { cdata, element, type WrittenXml } from "../../markup/xml-writer.ts";
import { roundToMillisecond } from "../../time/time.ts";
import { TRANSCRIPT_TYPES, type TranscriptFile } from "../../transcript/write/format.ts";
import type { Enclosure } from "../read/enclosure.ts";
import { alternateElement } from "./alternate.ts";
import { entryElements, type FeedEntry, knownElements, wholeHtml } from "./entry.ts";
import { extraElements } from "./extras.ts";

/** An episode as the feed of its show tells it. */
export interface FeedItem extends FeedEntry, Numbering {
  readonly guid: string;
  /** Plain text. */
  readonly summary: string;
  /** Sanitised HTML. */
  readonly notes: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** Seconds. */
  readonly duration: number | null;
  /** full, trailer or bonus */
  readonly type: string;
  /** Its address may be a path on this site. */
  readonly audio: Enclosure | null;
  /** Names. */
  readonly tags: readonly string[];
  /** One for each language, BCP 47. */
  readonly transcripts: readonly { readonly language: string; readonly timed: boolean }[];
  readonly chaptered: boolean;
  readonly soundbites: readonly Soundbite[];
  readonly extras: EpisodeExtras;
}

/** One `item`, with the address at which a time in it opens (Podlove's deep link). */
export function writeItem(item: FeedItem, publicUrl: string): WrittenXml {
  const page = wholeUrl(item.href, publicUrl);
  const { guid, summary, notes, publishedAt, duration, type, tags } = item;
  // Readers take a description for HTML, so what is plain text is written as HTML first.
  const description = summary === "" ? null : element("p", {}, summary).xml;
  return element(
    "item",
    {},
    ...entryElements(item, publicUrl),
    element("guid", { isPermaLink: "false" }, guid),
    ...knownElements("pubDate", publishedAt === null ? null : new Date(publishedAt).toUTCString()),
    ...knownElements("description", description),
    ...(notes === "" ? [] : [element("content:encoded", {}, cdata(wholeHtml(notes, publicUrl)))]),
    ...audioElements(item.audio, publicUrl),
    // Whole seconds: more readers understand them than decimals.
    ...knownElements("itunes:duration", duration === null ? null : Math.max(1, Math.round(duration))),
    ...numberElements(item),
    element("itunes:episodeType", {}, type),
    ...tags.map((tag) => element("category", {}, tag)),
    ...item.transcripts.flatMap((transcript) => transcriptElements(transcript, page)),
    ...(item.chaptered ? [chaptersElement(page)] : []),
    ...item.soundbites.map(soundbiteElement),
    ...extraElements(item.extras),
    ...item.extras.alternates.map(alternateElement),
    element("atom:link", { rel: "http://podlove.org/deep-link", href: page }),
  );
}

/** The podcast namespace says what iTunes' tags cannot: names, and numbers with decimals. Without a number it can say nothing. */
function numberElements({ season, seasonName, number, numberLabel }: Numbering): readonly WrittenXml[] {
  const decimal = numberLabel !== null && /^\d+\.\d+$/.test(numberLabel) ? numberLabel : null;
  const value = decimal ?? number?.toString() ?? null;
  const display: Record<string, string> =
    numberLabel === null || decimal !== null ? {} : { display: numberLabel };
  return [
    ...knownElements("itunes:season", season),
    ...knownElements("itunes:episode", number),
    ...(season === null || seasonName === null
      ? []
      : [element("podcast:season", { name: seasonName }, String(season))]),
    ...(numberLabel === null || value === null ? [] : [element("podcast:episode", display, value)]),
  ];
}

/** RSS wants a type, and a length, which is 0 where it is not known. */
function audioElements(audio: Enclosure | null, publicUrl: string): readonly WrittenXml[] {
  if (audio === null) return [];
  const { url, type, bytes } = audio;
  return [
    element("enclosure", {
      url: wholeUrl(url, publicUrl),
      type: type ?? "audio/mpeg",
      length: String(bytes ?? 0),
    }),
  ];
}

/** The formats that the podcast namespace knows, in the order in which they are worth reading. */
const TIMED: readonly TranscriptFile[] = ["vtt", "json", "srt"];
const READ: readonly TranscriptFile[] = ["html", "txt"];
const CAPTIONS: ReadonlySet<TranscriptFile> = new Set(["vtt", "srt"]);

function transcriptElements(
  { language, timed }: FeedItem["transcripts"][number],
  page: string,
): readonly WrittenXml[] {
  return [...(timed ? TIMED : []), ...READ].map((format) =>
    element("podcast:transcript", {
      url: transcriptHref(page, format, language),
      type: TRANSCRIPT_TYPES[format],
      language,
      ...(CAPTIONS.has(format) ? { rel: "captions" } : {}),
    }),
  );
}

function soundbiteElement({ start, end, title }: Soundbite): WrittenXml {
  const duration = roundToMillisecond(end - start);
  return element("podcast:soundbite", { startTime: String(start), duration: String(duration) }, title ?? "");
}

function chaptersElement(page: string): WrittenXml {
  return element("podcast:chapters", { url: chaptersHref(page), type: "application/json+chapters" });
}
