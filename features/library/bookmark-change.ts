import { type Bookmark, parseBookmark } from "#core/bookmark/bookmark.ts";
import { parseTrashed, type TrashedBookmark } from "#core/bookmark/trash.ts";
import { asItems, asObject, asOneOf, asText } from "#core/file/json-check.ts";

/** What one tab tells the others. */
export type BookmarkChange =
  | { readonly kind: "put"; readonly bookmarks: readonly Bookmark[] }
  /** They lie in the trash from now on. */
  | { readonly kind: "trash"; readonly trash: readonly TrashedBookmark[] }
  | { readonly kind: "remove"; readonly id: string };

const asPut = asObject({ kind: asOneOf(["put"]), bookmarks: asItems });
const asTrash = asObject({ kind: asOneOf(["trash"]), trash: asItems });
const asRemove = asObject({ kind: asOneOf(["remove"]), id: asText });

/** A message of another tab, which may run another version; null for what cannot be read. */
export function parseBookmarkChange(data: unknown): BookmarkChange | null {
  const put = asPut(data);
  if (put) return { kind: "put", bookmarks: put.bookmarks.flatMap((entry) => parseBookmark(entry) ?? []) };
  const trash = asTrash(data);
  if (trash) return { kind: "trash", trash: trash.trash.flatMap((entry) => parseTrashed(entry) ?? []) };
  return asRemove(data) ?? null;
}

/** What is written of it. */
export function rowsOf(
  change: Exclude<BookmarkChange, { kind: "remove" }>,
): readonly (Bookmark | TrashedBookmark)[] {
  return change.kind === "put" ? change.bookmarks : change.trash;
}
