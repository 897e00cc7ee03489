import type { Bookmark } from "#core/bookmark/bookmark.ts";
import type { KeptBookmarks, TrashedBookmark } from "#core/bookmark/trash.ts";
import type { UnkeptChanges } from "./unkept-changes.ts";

/** Where bookmarks outlive the page. What it rejects was not kept. */
export interface BookmarkStorage {
  /** As they were written, by this version or another. */
  readonly list: () => Promise<readonly unknown[]>;
  readonly put: (kept: readonly (Bookmark | TrashedBookmark)[]) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** The part of a BroadcastChannel that is used. */
export type BookmarkChannel = Pick<BroadcastChannel, "postMessage" | "onmessage">;

export interface BookmarkPorts {
  /** Rejects where the browser keeps nothing. */
  readonly openStorage: () => Promise<BookmarkStorage>;
  /** Null where tabs cannot talk to each other. */
  readonly openChannel: () => BookmarkChannel | null;
  readonly unkept: UnkeptChanges;
  /** UUID. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface BookmarkSnapshot extends KeptBookmarks {
  /** `page`: the browser keeps nothing, so that all is gone with the page. */
  readonly keptIn: "unknown" | "browser" | "page";
  /** What went to the trash last, for undoing. */
  readonly removed: Bookmark | null;
  /** Notes that other devices have written of the same bookmarks, by their ids. */
  readonly otherNotes: OtherNotes;
}

export type OtherNotes = ReadonlyMap<string, readonly OtherNote[]>;

export interface OtherNote {
  readonly other: string;
  readonly forget: () => void;
}

/** What is known before the browser was asked. */
export const NO_BOOKMARKS: BookmarkSnapshot = {
  bookmarks: [],
  trash: [],
  keptIn: "unknown",
  removed: null,
  otherNotes: new Map(),
};
