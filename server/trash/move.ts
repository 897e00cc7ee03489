import { setImmediate as breathe } from "node:timers/promises";
import type { EpisodeKey } from "#core/episode/address.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { takeOut } from "./bundle.ts";
import { SHOW_ROOT } from "./parts.ts";
import { type Deleter, deletionBy, putEpisode } from "./put.ts";

/** Moves an episode to the trash. Returns the id of its item; null where there is no such episode. */
export async function moveEpisode(
  db: Database,
  { show, episode }: EpisodeKey,
  who: Deleter,
  now: Date,
): Promise<number | null> {
  return writeWhole(db, async (tx) => {
    const found = await tx.episode.findFirst({
      where: { slug: episode, show: { slug: show } },
      select: { id: true },
    });
    return found && putEpisode(tx, found.id, deletionBy(who, now));
  });
}

/**
 * Notes that a show is to go to the trash, which `finishMove` then does. Returns the id of its item; null where there is no
 * such show.
 */
export async function beginMove(db: Database, slug: string, who: Deleter, now: Date): Promise<number | null> {
  return writeWhole(db, async (tx) => {
    const select = { guid: true, title: true, feed: { select: { location: true } } };
    const show = await tx.show.findUnique({ where: { slug }, select });
    if (!show) return null;
    const { guid: showGuid, title, feed } = show;
    const going = await tx.trashItem.findFirst({ where: { kind: "show", showGuid, state: "going" } });
    if (going) return going.id;
    const told = { kind: "show", showGuid, title, showTitle: title, location: feed?.location ?? null };
    const data = { ...told, ...deletionBy(who, now), state: "going", content: new Uint8Array() };
    return (await tx.trashItem.create({ data, select: { id: true } })).id;
  });
}

/**
 * Moves the episodes of a show that is on its way, the newest first, and the show last. Each goes in a transaction of its own, so
 * that thousands hold up nobody; whoever ends in the middle of it goes on with the next start.
 */
export async function finishMove(db: Database, itemId: number): Promise<void> {
  while (await moveNext(db, itemId)) await breathe();
}

/** Whether there may be more. */
async function moveNext(db: Database, itemId: number): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const item = await tx.trashItem.findFirst({ where: { id: itemId, state: "going" } });
    if (!item) return false;
    const { accountId, deletedAt } = item;
    const show = await tx.show.findUnique({ where: { guid: item.showGuid }, select: { id: true } });
    const where = { showId: show?.id ?? 0 };
    const episode = await tx.episode.findFirst({ where, orderBy: { id: "desc" }, select: { id: true } });
    if (episode) {
      await putEpisode(tx, episode.id, { accountId, deletedAt, parentId: itemId });
      return true;
    }
    const bundle = show && (await takeOut(tx, SHOW_ROOT, show.id));
    await tx.trashItem.update({ where: { id: itemId }, data: { ...bundle, state: "kept" } });
    return false;
  });
}
