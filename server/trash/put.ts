import { revisionTitle } from "#core/revision/revision-title.ts";
import type { Prisma } from "../db/client.ts";
import { correctionsOf } from "../revisions/revision-row.ts";
import { takeOut } from "./bundle.ts";
import { EPISODE_ROOT, REVISION_ROOT } from "./parts.ts";

/** Who deletes something. */
export interface Deleter {
  readonly id: number;
}

/** By whom and when something was deleted, and with what. */
export interface Deletion {
  readonly accountId: number | null;
  readonly deletedAt: Date;
  /** The item of the show with which it went; null for what went by itself. */
  readonly parentId: number | null;
}

export function deletionBy({ id }: Deleter, deletedAt: Date): Deletion {
  return { accountId: id, deletedAt, parentId: null };
}

/** Puts an episode into the trash, with all that hangs on it. Returns the id of its item. */
export async function putEpisode(
  tx: Prisma.TransactionClient,
  episodeId: number,
  deletion: Deletion,
): Promise<number> {
  const { show, ...known } = await tx.episode.findUniqueOrThrow({
    where: { id: episodeId },
    select: {
      guid: true,
      title: true,
      audioUrl: true,
      publishedAt: true,
      show: { select: { guid: true, title: true } },
    },
  });
  const bundle = await takeOut(tx, EPISODE_ROOT, episodeId);
  const told = { kind: "episode", showGuid: show.guid, showTitle: show.title, ...known };
  const { id } = await tx.trashItem.create({
    data: { ...told, ...deletion, ...bundle },
    select: { id: true },
  });
  return id;
}

/** Puts a revision that waits into the trash. */
export async function putRevision(
  tx: Prisma.TransactionClient,
  revisionId: number,
  deletion: Deletion,
): Promise<void> {
  const { corrections, transcript } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      corrections: true,
      transcript: {
        select: { episode: { select: { title: true, show: { select: { guid: true, title: true } } } } },
      },
    },
  });
  const { title, show } = transcript.episode;
  const bundle = await takeOut(tx, REVISION_ROOT, revisionId);
  const told = {
    kind: "revision",
    showGuid: show.guid,
    title: revisionTitle(correctionsOf(corrections)) || title,
    showTitle: `${show.title}: ${title}`,
  };
  await tx.trashItem.create({ data: { ...told, ...deletion, ...bundle }, select: { id: true } });
}
