import type { ListedShow } from "#core/episode/episode.ts";
import type { Recommendation } from "#core/episode/extras.ts";
import { database } from "../db/client.ts";
import { showSelect, toShowCard } from "./row.ts";

/** The shows that the makers of a show recommend. */
export interface Recommended {
  readonly here: readonly ListedShow[];
  /** Those that are not here, but of which it is known where their feeds are. */
  readonly elsewhere: readonly { readonly url: string; readonly title: string | null }[];
}

/** Finds recommended shows by their guids, else by the addresses of their feeds, in the order in which they are recommended. */
export async function findRecommended(recommended: readonly Recommendation[]): Promise<Recommended> {
  if (recommended.length === 0) return { here: [], elsewhere: [] };
  const guids = recommended.flatMap(({ guid }) => guid ?? []);
  const urls = recommended.flatMap(({ url }) => url ?? []);
  const rows = await database().show.findMany({
    where: { OR: [{ guid: { in: guids } }, { feed: { location: { in: urls } } }] },
    select: { ...showSelect, guid: true, feed: { select: { location: true } } },
  });
  const here = new Map<string, ListedShow>();
  const elsewhere = [];
  for (const { guid, url, title } of recommended) {
    const row =
      rows.find((show) => guid !== null && show.guid === guid) ??
      rows.find((show) => url !== null && show.feed?.location === url);
    if (row) here.set(row.slug, toShowCard(row));
    else if (url !== null) elsewhere.push({ url, title });
  }
  return { here: [...here.values()], elsewhere };
}
