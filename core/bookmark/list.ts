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

const searchTexts = new WeakMap<Bookmark, string>();

/** Made once a bookmark: thousands are looked through at every letter that is typed. */
function searchText(bookmark: Bookmark): string {
  const known = searchTexts.get(bookmark);
  if (known !== undefined) return known;
  const { track, text, note, tags } = bookmark;
  const { folded } = foldText([text, note, track.title, track.showTitle, ...tags].join("\n"));
  searchTexts.set(bookmark, folded);
  return folded;
}

export function isSameTag(a: string, b: string): boolean {
  return foldText(a).folded === foldText(b).folded;
}

/** Bookmarks by their episodes, in the order in which the episodes first come. */
export function groupByEpisode(bookmarks: readonly Bookmark[]): readonly EpisodeBookmarks[] {
  const groups: { readonly track: KeptTrack; readonly bookmarks: Bookmark[] }[] = [];
  /** Places in `groups`, by what their episodes can be recognised by: few are compared with each other. */
  const near = new Map<string, number[]>();
  for (const bookmark of bookmarks) {
    const names = namesOf(bookmark.track);
    const places = names.flatMap((name) => near.get(name) ?? []).sort((a, b) => a - b);
    const place = places.find((known) => isSameEpisode(groups[known]?.track ?? null, bookmark.track));
    const group = groups[place ?? groups.length];
    if (group) {
      group.bookmarks.push(bookmark);
      continue;
    }
    for (const name of names) near.set(name, [...(near.get(name) ?? []), groups.length]);
    groups.push({ track: bookmark.track, bookmarks: [bookmark] });
  }
  return groups;
}

/** By what an episode can be recognised: tracks that share none of these are different episodes. */
function namesOf({ href, guid }: KeptTrack): readonly string[] {
  return guid === null ? [href] : [href, JSON.stringify([guid.show, guid.episode])];
}

/** All tags, each once whatever its case, in the order of `language` (BCP 47). */
export function listTags(bookmarks: readonly Bookmark[], language: string): readonly string[] {
  const tags = bookmarks.flatMap((bookmark) => bookmark.tags);
  const once = new Map(tags.map((tag) => [foldText(tag).folded, tag]));
  return [...once.values()].sort(new Intl.Collator(language).compare);
}
