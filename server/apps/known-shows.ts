import { addressKey } from "#core/app/address-key.ts";
import { showFeedHref, showHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { Database } from "../db/client.ts";

/** A show that is here, by the address of one of its feeds. */
export interface KnownShow {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
}

/** Shows by the keys of the addresses of their feeds, see `addressKey`. `publicUrl` has no trailing slash. */
export async function showsByFeed(db: Database, publicUrl: string): Promise<ReadonlyMap<string, KnownShow>> {
  const rows = await db.show.findMany({
    select: { id: true, slug: true, title: true, feed: { select: { location: true } } },
  });
  return new Map(
    rows.flatMap(({ feed, ...show }) =>
      feedsOf(show.slug, feed, publicUrl).map((url) => [addressKey(url), show] as const),
    ),
  );
}

/** Where a show can be subscribed to: at its publisher's, if it came from there, and here. */
export function feedsOf(
  slug: string,
  feed: { readonly location: string } | null,
  publicUrl: string,
): readonly string[] {
  const own = wholeUrl(showFeedHref(showHref(slug)), publicUrl);
  return feed && /^https?:\/\//i.test(feed.location) ? [feed.location, own] : [own];
}

/** The titles of feeds whose shows are here. */
export async function feedTitles(
  db: Database,
  publicUrl: string,
  urls: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const shows = await showsByFeed(db, publicUrl);
  return new Map(
    urls.flatMap((url) => {
      const show = shows.get(addressKey(url));
      return show ? [[url, show.title] as const] : [];
    }),
  );
}
