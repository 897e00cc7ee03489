import { asKeptTrack, type KeptTrack, keepTrack } from "../episode/kept-track.ts";
import { isSameEpisode, type Track } from "../episode/track.ts";
import {
  asAmount,
  asCount,
  asList,
  asNumber,
  asObject,
  asText,
  type Check,
  only,
  orNull,
} from "../file/json-check.ts";
import { quoteHref } from "../quote/quote.ts";
import { excerpt } from "../text/prose.ts";
import { foldSpaces } from "../text/white-space.ts";
import { type Moment, momentHref } from "../time/moment.ts";

/** A moment or range that a listener wants to come back to. */
export interface Bookmark {
  /** UUID. */
  readonly id: string;
  readonly track: KeptTrack;
  readonly moment: Moment;
  /** The words spoken there; empty where they are not known. */
  readonly text: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** Epoch milliseconds, as is `updatedAt`. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What is bookmarked, before the listener has said anything about it. */
export interface BookmarkDraft {
  readonly track: Track;
  readonly moment: Moment;
  readonly text: string;
}

/** In characters; who selects an hour of talk keeps its beginning. */
const LONGEST_TEXT = 5_000;
export const LONGEST_NOTE = 10_000;
const LONGEST_TAG = 60;
/** Each of two units at most. */
const MOST_LETTERS = LONGEST_TAG / 2;
export const MOST_TAGS = 30;

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** The last that a calendar reaches, in epoch milliseconds: what is later cannot be shown as a date. */
const LAST_DAY = 8.64e15;

const asTextOf = (longest: number) => only(asText, ({ length }) => length <= longest);
const asDay = only(asCount, (time) => time <= LAST_DAY);

const asBookmark: Check<Bookmark> = asObject({
  id: only(asText, (text) => UUID.test(text)),
  track: asKeptTrack,
  moment: only(
    asObject({ start: asAmount, end: orNull(asNumber) }),
    ({ start, end }) => end === null || end > start,
  ),
  text: asTextOf(LONGEST_TEXT),
  note: asTextOf(LONGEST_NOTE),
  tags: only(asList(only(asTextOf(LONGEST_TAG), (tag) => tag !== "")), ({ length }) => length <= MOST_TAGS),
  createdAt: asDay,
  updatedAt: asDay,
});

/** A bookmark as it was kept, in the browser or in a file; null for anything else. */
export function parseBookmark(value: unknown): Bookmark | null {
  return asBookmark(value) ?? null;
}

/** A bookmark with the words that are spoken there, which were not known when it was made. */
export function withWords(bookmark: Bookmark, text: string): Bookmark {
  return { ...bookmark, text: excerpt(text.trim(), LONGEST_TEXT) };
}

/** A new bookmark. `now` is in epoch milliseconds. */
export function createBookmark({ track, moment, text }: BookmarkDraft, id: string, now: number): Bookmark {
  const words = excerpt(text.trim(), LONGEST_TEXT);
  return {
    id,
    track: keepTrack(track),
    moment,
    text: words,
    note: "",
    tags: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** Where a bookmark leads; that of a range finds its words again when the transcript has changed. */
export function bookmarkHref({ track, moment, text }: Bookmark): string {
  if (moment.end === null) return momentHref(track.href, moment);
  return quoteHref(track.href, { text, speaker: null, moment, language: track.language });
}

/** Seconds between two starts that count as the same moment. */
const SAME_MOMENT = 1;

/** The bookmark of an episode that begins within a second of `start`, the nearest one; null where there is none. */
export function findBookmark(bookmarks: readonly Bookmark[], track: Track, start: number): Bookmark | null {
  const distance = ({ moment }: Bookmark) => Math.abs(moment.start - start);
  const near = bookmarks.filter(
    (known) => isSameEpisode(known.track, track) && distance(known) <= SAME_MOMENT,
  );
  return near.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** `radio, history` as tags: trimmed, each once whatever its case, in the order written. Too many or too long are cut. */
export function parseTags(text: string): readonly string[] {
  const named = text
    .split(/[,\n]/)
    .map((tag) => Array.from(foldSpaces(tag)).slice(0, MOST_LETTERS).join(""))
    .filter((tag) => tag !== "");
  return [...new Map(named.map((tag) => [tag.toLowerCase(), tag])).values()].slice(0, MOST_TAGS);
}

/** Which of `theirs` are to be kept beside `mine`: those that are new, and those that were changed later. */
export function newerBookmarks(mine: readonly Bookmark[], theirs: readonly Bookmark[]): readonly Bookmark[] {
  const latest = new Map(mine.map((bookmark) => [bookmark.id, bookmark]));
  const newer = new Map<string, Bookmark>();
  for (const bookmark of theirs) {
    const known = latest.get(bookmark.id);
    if (known && known.updatedAt >= bookmark.updatedAt) continue;
    latest.set(bookmark.id, bookmark);
    newer.set(bookmark.id, bookmark);
  }
  return [...newer.values()];
}
