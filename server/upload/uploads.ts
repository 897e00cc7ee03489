import { randomUUID } from "node:crypto";
import { z } from "zod";
import { episodeHref } from "#core/episode/address.ts";
import { ownEpisodeHref } from "#core/upload/address.ts";
import { isUploadState, type ListedUpload } from "#core/upload/listed-upload.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { isShowGoing } from "../trash/lying.ts";
import { asProblems, type UploadProblem } from "./upload-problem.ts";
import type { FileKind } from "./uploaded-file.ts";

/** Files of one account that are not yet taken. */
const MOST_FILES = 500;

/** What a browser says of a file that it begins. */
export const asBegun = z.object({
  name: z.string().trim().min(1).max(255),
  /** The same when it begins a file again of which it does not know that it was begun. */
  file: z.uuid(),
  /** What belongs together has the same. */
  key: z.uuid(),
  /** Slugs; without an episode it becomes one. */
  show: z.string().min(1),
  episode: z.string().min(1).nullish(),
});
export type BegunFile = z.infer<typeof asBegun>;

/** Why a file is not begun. */
export type BeginFault = "tooMany" | "noShow" | "otherShow" | "received";

export type Begun =
  | { readonly kind: "refused"; readonly fault: BeginFault }
  /** `instead` of the file of this id, of which nobody can send anything. */
  | { readonly kind: "begun"; readonly instead: string | null };

/** Notes that a file begins to come in. */
export function beginFile(
  db: Database,
  { id: accountId }: Pick<Member, "id">,
  file: { readonly id: string; readonly size: number },
  { name, file: mark, key, show: slug, episode }: BegunFile,
): Promise<Begun> {
  const refused = (fault: BeginFault) => ({ kind: "refused", fault }) as const;
  return writeWhole(db, async (tx) => {
    const target = await findTarget(tx, slug, episode ?? null);
    if (!target) return refused("noShow");
    const known = await tx.upload.findUnique({ where: { accountId_key: { accountId, key } } });
    if (known && known.showId !== target.showId) return refused("otherShow");
    const first =
      known && (await tx.uploadedFile.findUnique({ where: { uploadId_mark: { uploadId: known.id, mark } } }));
    if (first && first.kind !== null) return refused("received");
    const others = { taken: false, upload: { accountId }, NOT: { id: first?.id ?? "" } };
    if ((await tx.uploadedFile.count({ where: others })) >= MOST_FILES) return refused("tooMany");
    if (first) await tx.uploadedFile.delete({ where: { id: first.id } });
    const { id: uploadId } = known
      ? await tx.upload.update({ where: { id: known.id }, data: { changedAt: new Date() } })
      : await tx.upload.create({ data: { accountId, key, guid: randomUUID(), ...target } });
    await tx.uploadedFile.create({ data: { ...file, name, mark, uploadId } });
    return { kind: "begun", instead: first?.id ?? null };
  });
}

/** A show of this site's own, and the episode of it that is named; null where there is no such. */
async function findTarget(tx: Prisma.TransactionClient, slug: string, episode: string | null) {
  const show = await tx.show.findFirst({ where: { slug, own: true }, select: { id: true, guid: true } });
  if (!show || (await isShowGoing(tx, show.guid))) return null;
  if (episode === null) return { showId: show.id };
  const where = { showId_slug: { showId: show.id, slug: episode } };
  const found = await tx.episode.findUnique({ where, select: { id: true } });
  return found && { showId: show.id, episodeId: found.id };
}

/** Bytes of all other files than this that are still coming in, and of those that are there and wait for their turn. */
export async function countBytes(
  db: Database,
  { file: mark }: Pick<BegunFile, "file">,
): Promise<{ readonly coming: number; readonly waiting: number }> {
  const sum = async (kind: null | { readonly not: null }) => {
    const where = { kind, taken: false, mark: { not: mark } };
    const { _sum } = await db.uploadedFile.aggregate({ where, _sum: { size: true } });
    return _sum.size ?? 0;
  };
  return { coming: await sum(null), waiting: await sum({ not: null }) };
}

/** Notes that all of a file is there. Tells whether an episode can be made, or changed, with it. */
export function receiveFile(db: Database, id: string, kind: FileKind): Promise<boolean> {
  return writeWhole(db, async (tx) => {
    const file = await tx.uploadedFile.findUnique({ where: { id }, include: { upload: true } });
    if (!file || file.kind !== null) return false;
    await tx.uploadedFile.update({ where: { id }, data: { kind } });
    const { upload } = file;
    const useful = kind === "sound" || upload.episodeId !== null;
    // Who is at work on the others looks for this one when they are done.
    const state = useful && upload.state !== "measuring" ? "waiting" : upload.state;
    await tx.upload.update({ where: { id: upload.id }, data: { state, changedAt: new Date() } });
    return state === "waiting";
  });
}

/** Forgets a file, and what it belonged to where that was nothing else. */
export function forgetFile(db: Database, id: string): Promise<void> {
  return writeWhole(db, async (tx) => {
    const file = await tx.uploadedFile.findUnique({ where: { id } });
    if (!file) return;
    await tx.uploadedFile.delete({ where: { id } });
    const { uploadId } = file;
    const left = await tx.uploadedFile.count({ where: { uploadId } });
    if (left === 0) await tx.upload.deleteMany({ where: { id: uploadId, state: "receiving" } });
  });
}

export type ToldUpload = Omit<ListedUpload, "sentences"> & { readonly problems: readonly UploadProblem[] };

/** What has become of somebody's uploads, the newest first. */
export async function listUploads(
  db: Database,
  { id: accountId }: Pick<Member, "id">,
): Promise<readonly ToldUpload[]> {
  const uploads = await db.upload.findMany({
    where: { accountId },
    orderBy: { id: "desc" },
    include: {
      show: { select: { slug: true, title: true } },
      episode: { select: { slug: true, title: true } },
      files: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  return uploads.map(({ key, state, show, episode, problems, files }) => ({
    key,
    state: isUploadState(state) ? state : "receiving",
    show: show.slug,
    showTitle: show.title,
    page: episode && episodeHref({ show: show.slug, episode: episode.slug }),
    change: episode && ownEpisodeHref(show.slug, episode.slug),
    title: episode?.title ?? null,
    problems: asProblems.parse(problems),
    files: files.map(({ id, name, size, kind }) => ({ id, name, size, received: kind !== null })),
  }));
}
