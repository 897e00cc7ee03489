import { checkpoint, type Database, writeWhole } from "../db/client.ts";
import type { ImportContext, ImportOptions } from "../import/draft/context.ts";
import { draftEpisode } from "../import/draft/episode.ts";
import { Budget, limitsOf } from "../import/draft/limits.ts";
import { findRefusal, readTags } from "../import/folder-audio.ts";
import { saveEpisode } from "../import/save.ts";
import { type Held, NOBODYS } from "../jobs/lease.ts";
import { mustHold } from "./hold.ts";
import { placeLast } from "./place.ts";
import { renewEpisode } from "./renewal.ts";
import { toProblems, type UploadProblem } from "./upload-problem.ts";
import { removeUploaded, uploadedPath } from "./uploaded-file.ts";
import { sortFiles, type TakenFile, uploadedItem } from "./uploaded-item.ts";

export interface TakerOptions extends ImportOptions {
  readonly uploadsDir: string;
}

/** What was made of files: an episode with this id, or none; and what was wrong. */
interface Taken {
  readonly episodeId: number | null;
  readonly problems: readonly UploadProblem[];
}

/**
 * Makes an episode of the files of an upload, or changes with them the one that they are for, as an import does with files
 * of a folder. What was made use of is gone from the disk then. To do it again after it was cut short changes nothing. Fails
 * where it is no more its holder's.
 */
export async function takeUpload(held: Held, options: TakerOptions): Promise<void> {
  const { db, uploadsDir } = options;
  const upload = await db.upload.findUnique({
    where: { id: held.id },
    include: {
      show: true,
      files: { where: { kind: { not: null }, taken: false }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!upload) return;
  const files = upload.files.map(({ id, name, kind }) => ({
    name,
    kind,
    path: uploadedPath(uploadsDir, id),
  }));
  const context = contextOf(upload.show.language, options);
  const taken =
    upload.episodeId === null
      ? await makeEpisode(held, upload, files, context)
      : await renewEpisode(held, { episodeId: upload.episodeId, by: upload.accountId }, files, context);
  const ids = upload.files.map(({ id }) => id);
  await noteTaken(db, held, ids, taken);
  await removeUploaded(uploadsDir, ids);
  await checkpoint(db);
}

function contextOf(language: string, options: TakerOptions): ImportContext {
  const limits = limitsOf(options.limits);
  // Files of this folder alone may be named.
  const base = { kind: "local", path: uploadedPath(options.uploadsDir, "feed.xml") } as const;
  return { ...options, location: base, base, language, limits, budget: new Budget(limits) };
}

async function makeEpisode(
  held: Held,
  { showId, guid }: { readonly showId: number; readonly guid: string },
  files: readonly TakenFile[],
  context: ImportContext,
): Promise<Taken> {
  const sorted = await sortFiles(files, context);
  const { sound } = sorted;
  if (!sound) return { episodeId: null, problems: [] };
  const tags = await readTags(sound.path);
  const refusal = await findRefusal(sound.path, tags);
  if (refusal !== null) return { episodeId: null, problems: [{ code: refusal, value: sound.name }] };
  const drafted = await draftEpisode(uploadedItem(guid, sorted, tags, new Date()), null, context);
  if (drafted.kind === "unchanged") return { episodeId: null, problems: [] };
  const problems = toProblems(drafted.notices, files);
  if (drafted.draft.audio === null) return { episodeId: null, problems };
  await mustHold(context.db, held);
  const saved = await saveEpisode(context.db, showId, drafted.draft);
  // It was made before, and deleted.
  if (saved === "trashed")
    return { episodeId: null, problems: [{ code: "episode-in-trash", value: drafted.draft.title }] };
  return { episodeId: await placeLast(context.db, showId, guid), problems };
}

function noteTaken(
  db: Database,
  held: Held,
  files: readonly string[],
  { episodeId, problems }: Taken,
): Promise<void> {
  return writeWhole(db, async (tx) => {
    await mustHold(tx, held);
    await tx.uploadedFile.updateMany({ where: { id: { in: [...files] } }, data: { taken: true } });
    const came = await tx.uploadedFile.count({
      where: { uploadId: held.id, kind: { not: null }, taken: false },
    });
    const made = episodeId === null ? "failed" : "ready";
    // What came meanwhile is for the next turn.
    const state = came > 0 ? "waiting" : made;
    await tx.upload.update({
      where: { id: held.id },
      data: { ...NOBODYS, state, episodeId, tries: 0, problems: problems.map((problem) => ({ ...problem })) },
    });
  });
}
