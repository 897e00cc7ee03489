import { writeWhole } from "../db/client.ts";
import { draftAudio } from "../import/draft/audio.ts";
import { draftChapters } from "../import/draft/chapters.ts";
import type { ImportContext } from "../import/draft/context.ts";
import type { Notice } from "../import/draft/notice.ts";
import { keepPicture } from "../import/draft/picture.ts";
import { draftTranscripts } from "../import/draft/transcript.ts";
import { findRefusal, readTags } from "../import/folder-audio.ts";
import { audioFields, saveChapters, saveTranscript, transcribedSince } from "../import/save.ts";
import type { Held } from "../jobs/lease.ts";
import { indexEpisode } from "../search/index/index-texts.ts";
import { deletionBy } from "../trash/put.ts";
import { putReplaced } from "../trash/replaced.ts";
import { mustHold } from "./hold.ts";
import { toProblems, type UploadProblem } from "./upload-problem.ts";
import { type SortedFiles, sortFiles, type TakenFile, uploadedItem } from "./uploaded-item.ts";

/**
 * Puts files in the place of those that an episode had: its sound, its picture, its chapters, its transcript in their
 * language, in which what was corrected is corrected again. Sound and picture of before lie in the trash then, replaced by the
 * account with the id `by`. What cannot be read changes nothing. Fails where the upload is no more its holder's.
 */
export async function renewEpisode(
  held: Held,
  { episodeId, by }: { readonly episodeId: number; readonly by: number },
  files: readonly TakenFile[],
  context: ImportContext,
): Promise<{ readonly episodeId: number; readonly problems: readonly UploadProblem[] }> {
  const { db } = context;
  const { title, guid } = await db.episode.findUniqueOrThrow({ where: { id: episodeId } });
  const sorted = await sortFiles(files, context);
  const { sound } = sorted;
  const refusal = sound && (await findRefusal(sound.path, await readTags(sound.path)));
  const used = refusal === null ? sorted : { ...sorted, sound: null };
  const refused = sound && refusal !== null ? [{ code: refusal, value: sound.name }] : [];
  const notices = await renew(held, { id: episodeId, title, guid, by }, used, context);
  return { episodeId, problems: [...refused, ...toProblems(notices, files)] };
}

interface Renewed {
  readonly id: number;
  readonly title: string;
  readonly guid: string;
  /** The account that renews it. */
  readonly by: number;
}

async function renew(
  held: Held,
  { id, title, guid, by }: Renewed,
  sorted: SortedFiles,
  context: ImportContext,
): Promise<readonly Notice[]> {
  const { db } = context;
  const item = uploadedItem(guid, sorted, null, new Date());
  const texts = await draftTranscripts(item, title, context);
  const audio = await draftAudio(item, title, context);
  const picture = await keepPicture(item.imageUrl, title, context);
  // Those inside of a new sound count only where the episode has none.
  const chaptered = (await db.chapter.count({ where: { episodeId: id } })) > 0;
  const { chapters, notices } =
    sorted.chapters || (audio.audio && !chaptered)
      ? await draftChapters(item, title, context)
      : { chapters: [], notices: [] };
  await writeWhole(db, async (tx) => {
    await mustHold(tx, held);
    const sound = audio.audio && { ...audioFields(audio.audio), duration: audio.duration };
    const known = await tx.episode.findUniqueOrThrow({ where: { id }, select: { transcribedAt: true } });
    const transcribedAt = transcribedSince(known.transcribedAt, texts.transcripts);
    const data = { ...sound, ...(picture.url !== null && { imageUrl: picture.url }), transcribedAt };
    const [owner, deletion] = [{ table: "Episode", id } as const, deletionBy({ id: by }, new Date())];
    if (sound?.audioUrl) await putReplaced(tx, owner, "sound", sound.audioUrl, deletion);
    if (picture.url !== null) await putReplaced(tx, owner, "picture", picture.url, deletion);
    await tx.episode.update({ where: { id }, data });
    if (chapters.length > 0) {
      await saveChapters(tx, id, chapters);
      await tx.episode.update({ where: { id }, data: { chaptersNoted: false } });
    }
    for (const transcript of texts.transcripts) await saveTranscript(tx, id, transcript);
    await indexEpisode(tx, id);
  });
  return [...texts.notices, ...audio.notices, ...picture.notices, ...notices];
}
