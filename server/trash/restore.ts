import { setImmediate as breathe } from "node:timers/promises";
import { episodeHref, revisionsHref, showHref } from "#core/episode/address.ts";
import { lastOver } from "#core/time/trash-days.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { firstFree } from "../import/slug.ts";
import { NOBODYS } from "../jobs/lease.ts";
import { lastNumber } from "../revisions/revision-row.ts";
import { indexEpisode } from "../search/index/index-texts.ts";
import { cellIn, openBundle, putBack } from "./bundle.ts";
import { EPISODE_ROOT, REVISION_ROOT, SHOW_ROOT } from "./parts.ts";
import type { Deleter, Deletion } from "./put.ts";
import { type FileOwner, putReplaced, type ReplacedKind, replacedAddress } from "./replaced.ts";
import { updateRow } from "./rows.ts";

type Tx = Prisma.TransactionClient;

export type Restored =
  /** `moved`: another has its address meanwhile, so that it has a new one. */
  | { readonly kind: "restored"; readonly title: string; readonly href: string; readonly moved: boolean }
  /** It lies there no more, or for too long. */
  | { readonly kind: "gone" }
  /** The show of this episode or file is in the trash itself, or no more. */
  | { readonly kind: "showMissing"; readonly title: string }
  /** The episode of this revision or file is in the trash itself, or no more. */
  | { readonly kind: "episodeMissing"; readonly title: string }
  /** What has its identity, or the feed of the show, is there. */
  | { readonly kind: "taken"; readonly title: string };

/**
 * Restores what lies in the trash. Of a show, its own row is back when this resolves; its episodes are once `finishReturn` has
 * been through. A sound or picture goes back to its place, and what has that meanwhile goes into the trash, where it is
 * said to be replaced `by` them.
 */
export async function restore(
  db: Database,
  itemId: number,
  now: Date,
  by: Deleter | null = null,
): Promise<Restored> {
  return writeWhole(db, async (tx) => {
    const deletedAt = { gt: new Date(lastOver(now.getTime())) };
    const item = await tx.trashItem.findFirst({
      where: { id: itemId, parentId: null, state: "kept", deletedAt },
    });
    if (!item) return { kind: "gone" };
    const deletion = { accountId: by?.id ?? null, deletedAt: now, parentId: null };
    return RESTORERS[item.kind]?.(tx, item, deletion) ?? { kind: "gone" };
  });
}

type Item = Prisma.TrashItemGetPayload<object>;

type Restorer = (tx: Tx, item: Item, deletion: Deletion) => Promise<Restored>;

const RESTORERS: Readonly<Record<string, Restorer>> = {
  show: restoreShow,
  episode: restoreEpisode,
  revision: restoreRevision,
  sound: (...of) => restoreReplaced("sound", ...of),
  picture: (...of) => restoreReplaced("picture", ...of),
};

async function restoreShow(tx: Tx, { id, showGuid, location, title, content }: Item): Promise<Restored> {
  const feed = location === null ? [] : [{ feed: { location } }];
  if (await tx.show.findFirst({ where: { OR: [{ guid: showGuid }, ...feed] } }))
    return { kind: "taken", title };
  const tables = await openBundle(content);
  const was = cellIn(tables, SHOW_ROOT, "slug");
  const where = { slug: { startsWith: was } };
  const slug = firstFree(was, await tx.show.findMany({ where, select: { slug: true } }));
  await putBack(tx, SHOW_ROOT, tables, { slug });
  await requeue(tx, { show: { guid: showGuid } });
  await tx.trashItem.update({ where: { id }, data: { state: "returning" } });
  return { kind: "restored", title, href: showHref(slug), moved: slug !== was };
}

/** Deletes the item, which is needed no more. */
async function restoreEpisode(tx: Tx, { id, showGuid, guid, title, content }: Item): Promise<Restored> {
  const show = await tx.show.findUnique({ where: { guid: showGuid }, select: { id: true, slug: true } });
  if (!show) return { kind: "showMissing", title };
  const showId = show.id;
  if (await tx.episode.findFirst({ where: { showId, guid: guid ?? "" } })) return { kind: "taken", title };
  const tables = await openBundle(content);
  const was = cellIn(tables, EPISODE_ROOT, "slug");
  const where = { showId, slug: { startsWith: was } };
  const slug = firstFree(was, await tx.episode.findMany({ where, select: { slug: true } }));
  // Its feed may have given it another guid meanwhile.
  await putBack(tx, EPISODE_ROOT, tables, { slug, showId, ...(guid !== null && { guid }) });
  const back = await tx.episode.findUniqueOrThrow({
    where: { showId_slug: { showId, slug } },
    select: { id: true },
  });
  await indexEpisode(tx, back.id);
  await requeue(tx, { episode: { showId, slug } });
  await tx.trashItem.delete({ where: { id } });
  const href = episodeHref({ show: show.slug, episode: slug });
  return { kind: "restored", title, href, moved: slug !== was };
}

/** What an episode was being made of when it went is to be begun again. */
async function requeue(tx: Tx, where: Prisma.UploadWhereInput): Promise<void> {
  await tx.upload.updateMany({
    where: { ...where, state: "measuring" },
    data: { ...NOBODYS, state: "waiting" },
  });
}

/** It waits for an editor again, with a number of its own. */
async function restoreRevision(tx: Tx, { id, title, content }: Item): Promise<Restored> {
  const tables = await openBundle(content);
  const transcriptId = Number(cellIn(tables, REVISION_ROOT, "transcriptId"));
  const transcript = await tx.transcript.findUnique({
    where: { id: transcriptId },
    select: { language: true, episode: { select: { slug: true, show: { select: { slug: true } } } } },
  });
  if (!transcript) return { kind: "episodeMissing", title };
  await putBack(tx, REVISION_ROOT, tables, { number: (await lastNumber(tx, transcriptId)) + 1 });
  await tx.trashItem.delete({ where: { id } });
  const { language, episode } = transcript;
  const href = revisionsHref(episodeHref({ show: episode.show.slug, episode: episode.slug }), language);
  return { kind: "restored", title, href, moved: false };
}

async function restoreReplaced(
  kind: ReplacedKind,
  tx: Tx,
  { id, showGuid, guid, title, content }: Item,
  deletion: Deletion,
): Promise<Restored> {
  const show = await tx.show.findUnique({ where: { guid: showGuid }, select: { id: true, slug: true } });
  if (!show) return { kind: "showMissing", title };
  const where = { showId: show.id, guid: guid ?? "" };
  const episode =
    guid === null ? null : await tx.episode.findFirst({ where, select: { id: true, slug: true } });
  if (guid !== null && !episode) return { kind: "episodeMissing", title };
  const owner: FileOwner = episode ? { table: "Episode", id: episode.id } : { table: "Show", id: show.id };
  const tables = await openBundle(content);
  await putReplaced(tx, owner, kind, replacedAddress(tables, owner, kind), deletion);
  for (const rows of tables) await updateRow(tx, rows, owner.id);
  await tx.trashItem.delete({ where: { id } });
  const href = episode ? episodeHref({ show: show.slug, episode: episode.slug }) : showHref(show.slug);
  return { kind: "restored", title, href, moved: false };
}

/** Restores the episodes of a show that is on its way back, the oldest first, each in a transaction of its own. */
export async function finishReturn(db: Database, itemId: number): Promise<void> {
  while (await returnNext(db, itemId)) await breathe();
}

/** Whether there may be more. */
async function returnNext(db: Database, itemId: number): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const item = await tx.trashItem.findFirst({ where: { id: itemId, state: "returning" } });
    if (!item) return false;
    const part = await tx.trashItem.findFirst({
      where: { parentId: itemId, state: "kept" },
      orderBy: { id: "desc" },
    });
    if (!part) {
      await tx.trashItem.deleteMany({ where: { id: itemId } });
      return false;
    }
    const { kind } = await restoreEpisode(tx, part);
    // What is there already stays as it is.
    if (kind !== "restored") await tx.trashItem.delete({ where: { id: part.id } });
    return true;
  });
}
