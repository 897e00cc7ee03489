import type { Track } from "#core/track.ts";
import { database } from "./db/client.ts";
import { episodeSelect, LIST_PEAKS, toEpisodeCard } from "./row.ts";

/** The tracks of episodes, by the episodes' ids. */
export async function listTracks(ids: readonly number[]): Promise<ReadonlyMap<number, Track>> {
  const rows = await database().episode.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, ...episodeSelect },
  });
  return new Map(rows.map((row) => [row.id, toEpisodeCard(row, LIST_PEAKS).track]));
}
