import { wholeUrl } from "../episode/whole-url.ts";
import { asItems, asNumber, asObject } from "../file/json-check.ts";
import { parseJson } from "../file/json-value.ts";
import { csvTable } from "../text/csv.ts";
import { escapeMarkdown } from "../text/markdown-text.ts";
import { formatMomentClock } from "../time/moment.ts";
import { roundToMillisecond } from "../time/time.ts";
import { type Bookmark, bookmarkHref, parseBookmark } from "./bookmark.ts";
import { groupByEpisode } from "./list.ts";
import type { KeptBookmarks } from "./trash.ts";

/** Where the files' links lead, without a slash at its end: `https://playhead.example`. */
type Origin = string;

/** CommonMark, by episode: the time as a link, the words as a quote, then note and tags. `title` heads it. */
export function bookmarksMarkdown(bookmarks: readonly Bookmark[], origin: Origin, title: string): string {
  const episodes = groupByEpisode(bookmarks).flatMap(({ track, bookmarks: marked }) => [
    `## [${escapeMarkdown(track.title)}](${wholeUrl(track.href, origin)})`,
    escapeMarkdown(track.showTitle),
    ...marked.flatMap((bookmark) => markdownParagraphs(bookmark, origin)),
  ]);
  return `${[`# ${escapeMarkdown(title)}`, ...episodes].filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}

function markdownParagraphs(bookmark: Bookmark, origin: Origin): readonly string[] {
  const { moment, text, note, tags } = bookmark;
  const seconds = [moment.start, moment.end].filter((time) => time !== null).map(roundToMillisecond);
  return [
    `### [${formatMomentClock(moment)}](${wholeUrl(bookmarkHref(bookmark), origin)}) (${seconds.join("–")} s)`,
    text === "" ? "" : `> ${escapeMarkdown(text)}`,
    ...note.split(/\n+/).map(escapeMarkdown),
    tags.length === 0 ? "" : `*${tags.map(escapeMarkdown).join(", ")}*`,
  ];
}

const COLUMNS = "show,episode,time,start,end,text,note,tags,link,created,updated".split(",");

/** RFC 4180 with a header, times in seconds and as clocks. No cell is a formula to a spreadsheet. */
export function bookmarksCsv(bookmarks: readonly Bookmark[], origin: Origin): string {
  const rows = bookmarks.map((bookmark) => {
    const { track, moment, text, note, tags, createdAt, updatedAt } = bookmark;
    const { start, end } = moment;
    return [
      track.showTitle,
      track.title,
      formatMomentClock(moment),
      String(roundToMillisecond(start)),
      end === null ? "" : String(roundToMillisecond(end)),
      text,
      note,
      tags.join(", "),
      wholeUrl(bookmarkHref(bookmark), origin),
      ...[createdAt, updatedAt].map((time) => new Date(time).toISOString()),
    ];
  });
  return csvTable([COLUMNS, ...rows]);
}

const VERSION = 1;

/**
 * Everything, to be read back by `parseBookmarkFile`; with a clock and a link for who reads it otherwise. What lies in the trash
 * stands apart, and is not read back: who takes their bookmarks along has deleted it.
 */
export function bookmarksJson({ bookmarks, trash }: KeptBookmarks, origin: Origin): string {
  const written = bookmarks.map((bookmark) => ({
    ...bookmark,
    time: formatMomentClock(bookmark.moment),
    link: wholeUrl(bookmarkHref(bookmark), origin),
  }));
  return `${JSON.stringify({ version: VERSION, bookmarks: written, trash }, null, 2)}\n`;
}

/** What a file was read as. `unreadable` counts entries that are no bookmarks; `newer`: a later version wrote it. */
export type BookmarkFile =
  | { readonly kind: "read"; readonly bookmarks: readonly Bookmark[]; readonly unreadable: number }
  | { readonly kind: "rejected"; readonly problem: "not-json" | "not-bookmarks" | "newer" };

const asFile = asObject({ version: asNumber, bookmarks: asItems });

/** Reads what `bookmarksJson` wrote, now or on another device. A bad entry costs itself alone. */
export function parseBookmarkFile(text: string): BookmarkFile {
  const json = parseJson(text);
  if (json.problem !== null) return { kind: "rejected", problem: "not-json" };
  const data = asFile(json.value);
  if (!data) return { kind: "rejected", problem: "not-bookmarks" };
  if (data.version !== VERSION) return { kind: "rejected", problem: "newer" };
  const bookmarks = data.bookmarks.flatMap((entry) => parseBookmark(entry) ?? []);
  return { kind: "read", bookmarks, unreadable: data.bookmarks.length - bookmarks.length };
}
