import { foldText } from "../text/find.ts";
import type { Bookmark, BookmarkedTrack } from "./bookmark.ts";

export interface BookmarkFilter {
  /** Words that must all stand in the words spoken, the note, the titles or the tags; empty for any. */
  readonly query: string;
  readonly tag: string | null;
}

export interface EpisodeBookmarks {
  /** As the latest of its bookmarks names it. */
  readonly track: BookmarkedTrack;
  /** The newest first; never empty. */
  readonly bookmarks: readonly Bookmark[];
}

/** The bookmarks that pass, the newest first. Case and accents do not matter. */
export function filterBookmarks(
  bookmarks: readonly Bookmark[],
  { query, tag }: BookmarkFilter,
): readonly Bookmark[] {
  const wanted = foldText(query).folded.split(" ").filter(Boolean);
  return bookmarks
    .filter((bookmark) => tag === null || bookmark.tags.some((known) => isSameTag(known, tag)))
    .filter((bookmark) => {
      const text = searchText(bookmark);
      return wanted.every((word) => text.includes(word));
    })
    .sort((a, b) => b.createdAt - a.createdAt);
}

function searchText({ track, text, note, tags }: Bookmark): string {
  return foldText([text, note, track.title, track.showTitle, ...tags].join("\n")).folded;
}

export function isSameTag(a: string, b: string): boolean {
  return foldText(a).folded === foldText(b).folded;
}

/** Bookmarks by their episodes, in the order in which the episodes first come. */
export function groupByEpisode(bookmarks: readonly Bookmark[]): readonly EpisodeBookmarks[] {
  const groups = new Map<string, EpisodeBookmarks>();
  for (const bookmark of bookmarks) {
    const { track } = bookmark;
    const { bookmarks: before = [], track: named = track } = groups.get(track.href) ?? {};
    groups.set(track.href, { track: named, bookmarks: [...before, bookmark] });
  }
  return [...groups.values()];
}

/** All tags, each once whatever its case, in the order of `language` (BCP 47). */
export function listTags(bookmarks: readonly Bookmark[], language: string): readonly string[] {
  const tags = bookmarks.flatMap((bookmark) => bookmark.tags);
  const once = new Map(tags.map((tag) => [foldText(tag).folded, tag]));
  return [...once.values()].sort(new Intl.Collator(language).compare);
}
