import { type Database, writeWhole } from "../db/client.ts";

/** Puts an episode after all others of its show, where dates do not tell. Gives its id. */
export function placeLast(db: Database, showId: number, guid: string): Promise<number> {
  return writeWhole(db, async (tx) => {
    const where = { showId_guid: { showId, guid } };
    const { id, position } = await tx.episode.findUniqueOrThrow({ where });
    if (position > 0) return id;
    const { _max } = await tx.episode.aggregate({ where: { showId }, _max: { position: true } });
    await tx.episode.update({ where, data: { position: (_max.position ?? 0) + 1 } });
    return id;
  });
}
