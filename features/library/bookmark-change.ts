import { z } from "zod";
import { type Bookmark, parseBookmark } from "#core/bookmark/bookmark.ts";

/** What one tab tells the others. */
export type BookmarkChange =
  | { readonly kind: "put"; readonly bookmarks: readonly Bookmark[] }
  | { readonly kind: "remove"; readonly id: string };

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("put"), bookmarks: z.array(z.unknown()) }),
  z.object({ kind: z.literal("remove"), id: z.string() }),
]);

/** A message of another tab, which may run another version; null for what cannot be read. */
export function parseBookmarkChange(data: unknown): BookmarkChange | null {
  const change = message.safeParse(data).data;
  if (change?.kind !== "put") return change ?? null;
  return { kind: "put", bookmarks: change.bookmarks.flatMap((entry) => parseBookmark(entry) ?? []) };
}
