import { type Bookmark, parseBookmark } from "#core/bookmark/bookmark.ts";
import { asItems, asObject, asOneOf, asText } from "#core/file/json-check.ts";

/** What one tab tells the others. */
export type BookmarkChange =
  | { readonly kind: "put"; readonly bookmarks: readonly Bookmark[] }
  | { readonly kind: "remove"; readonly id: string };

const asPut = asObject({ kind: asOneOf(["put"]), bookmarks: asItems });
const asRemove = asObject({ kind: asOneOf(["remove"]), id: asText });

/** A message of another tab, which may run another version; null for what cannot be read. */
export function parseBookmarkChange(data: unknown): BookmarkChange | null {
  const put = asPut(data);
  if (!put) return asRemove(data) ?? null;
  return { kind: "put", bookmarks: put.bookmarks.flatMap((entry) => parseBookmark(entry) ?? []) };
}
