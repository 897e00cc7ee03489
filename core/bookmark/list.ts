import type { KeptTrack } from "../episode/kept-track.ts";
import { isSameEpisode } from "../episode/track.ts";
import { foldText } from "../text/find.ts";
import type { Bookmark } from "./bookmark.ts";

export interface BookmarkFilter {
  /** Words that must all stand in the words spoken, the note, the titles or the tags; empty for any. */
  readonly query: string;
  readonly tag: string | null;
}

export interface EpisodeBookmarks {
  /** As the latest of its bookmarks names it. */
  readonly track: KeptTrack;
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
  const groups: { readonly track: KeptTrack; readonly bookmarks: Bookmark[] }[] = [];
  for (const bookmark of bookmarks) {
    const group = groups.find(({ track }) => isSameEpisode(track, bookmark.track));
    if (group) group.bookmarks.push(bookmark);
    else groups.push({ track: bookmark.track, bookmarks: [bookmark] });
  }
  return groups;
}

/** All tags, each once whatever its case, in the order of `language` (BCP 47). */
export function listTags(bookmarks: readonly Bookmark[], language: string): readonly string[] {
  const tags = bookmarks.flatMap((bookmark) => bookmark.tags);
  const once = new Map(tags.map((tag) => [foldText(tag).folded, tag]));
  return [...once.values()].sort(new Intl.Collator(language).compare);
}
