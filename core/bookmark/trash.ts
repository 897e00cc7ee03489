import { asCount, asObject, asText, type Check } from "../file/json-check.ts";
import { lastOver } from "../time/trash-days.ts";
import { type Bookmark, parseBookmark } from "./bookmark.ts";

/** A bookmark that was deleted, and can be restored for a while. */
export interface TrashedBookmark {
  /** That of the bookmark. */
  readonly id: string;
  readonly trashed: Bookmark;
  /** Epoch milliseconds. */
  readonly deletedAt: number;
}

/** What a browser keeps of bookmarks. No bookmark is in both. */
export interface KeptBookmarks {
  readonly bookmarks: readonly Bookmark[];
  readonly trash: readonly TrashedBookmark[];
}

const asBookmark: Check<Bookmark> = (value) => parseBookmark(value) ?? undefined;
const asTrashed = asObject({ id: asText, trashed: asBookmark, deletedAt: asCount });

/**
 * One as it was kept, in the browser or on another device; null for anything else. It holds its bookmark inside, so that a
 * page of an earlier version, which knows no trash, passes it over.
 */
export function parseTrashed(value: unknown): TrashedBookmark | null {
  const read = asTrashed(value);
  return read && read.id === read.trashed.id ? read : null;
}

/** Whether it has lain there for too long; `now` in epoch milliseconds. */
export function isOver({ deletedAt }: TrashedBookmark, now: number): boolean {
  return deletedAt <= lastOver(now);
}
