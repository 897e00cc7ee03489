import type { Database } from "../db/client.ts";
import type { ShowDraft } from "./draft/draft.ts";

/** The title of the show with this guid, where it is made here: nothing from elsewhere takes its place. Else null. */
export async function findOwn(db: Database, { guid }: Pick<ShowDraft, "guid">): Promise<string | null> {
  const show = await db.show.findFirst({ where: { guid, own: true }, select: { title: true } });
  return show?.title ?? null;
}

/**
 * The title of the show with this guid, where it came from elsewhere: neither from this feed nor from where this feed
 * was before it moved. Else null. Anyone can write the guid of another's show into a feed.
 */
export async function findOwner(
  db: Database,
  { guid, location }: Pick<ShowDraft, "guid" | "location">,
  former: string | null,
): Promise<string | null> {
  const select = { title: true, feed: { select: { location: true } } };
  const show = await db.show.findUnique({ where: { guid }, select });
  if (!show?.feed) return null;
  // The same host and path are the same publisher, with TLS and without.
  const places = [location, former ?? location].map(withoutScheme);
  return places.includes(withoutScheme(show.feed.location)) ? null : show.title;
}

function withoutScheme(location: string): string {
  return location.replace(/^https?:/, "");
}
