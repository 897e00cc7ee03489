import type { FeedEpisode } from "#core/feed/read/feed.ts";
import { feedOrder } from "#core/feed/read/feed-order.ts";
import { type Database, writeWhole } from "../db/client.ts";

/** This many episodes are placed in one transaction. */
const CHUNK = 500;

/**
 * Writes down in which order a feed lists its episodes, for where dates tie or lack. Those that it no longer lists are
 * below: so the places of the others stay as they are while a feed that holds only its newest moves on.
 */
export async function saveOrder(
  db: Database,
  showId: number,
  episodes: readonly FeedEpisode[],
): Promise<void> {
  const select = { id: true, guid: true, position: true, orderedAt: true };
  const rows = await db.episode.findMany({ where: { showId }, select });
  const known = new Map(rows.map((row) => [row.guid, row]));
  const listed = new Set(episodes.map(({ guid }) => guid));
  const below = rows.reduce((most, row) => (listed.has(row.guid) ? most : Math.max(most, row.position)), 0);
  const changes = feedOrder(episodes).flatMap(({ guid, at }, index) => {
    const row = known.get(guid);
    const position = below + index + 1;
    const same = row?.position === position && (row.orderedAt?.getTime() ?? null) === at;
    return row && !same ? [{ id: row.id, position, orderedAt: at === null ? null : new Date(at) }] : [];
  });
  for (let from = 0; from < changes.length; from += CHUNK) {
    const chunk = changes.slice(from, from + CHUNK);
    await writeWhole(db, async (tx) => {
      for (const { id, ...data } of chunk) await tx.episode.update({ where: { id }, data });
    });
  }
}
