import type { Chapter } from "#core/episode/chapters-json.ts";
import type { Timing } from "#core/transcript/passage.ts";
import { RECOGNISED } from "#core/transcript/read/format-name.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { deferEdition, editionNumber } from "../db/edition.ts";
import { insertPassages, raiseEdition } from "../revisions/passages.ts";
import { isTextKept, rereadPassages } from "../revisions/reread.ts";
import { indexEpisode } from "../search/index/index-texts.ts";
import { keptEpisodeExtras, keptShowExtras } from "../shows/extras.ts";
import { isEpisodeTrashed } from "../trash/lying.ts";
import type { AudioDraft, EpisodeDraft, PersonDraft, ShowDraft, TranscriptDraft } from "./draft/draft.ts";
import { keptMeasurement, keptSound, SOUND } from "./kept-measurement.ts";
import { firstFree, nameSlug, tagSlug } from "./slug.ts";

/**
 * Writes a show, new or known by its guid or by where its feed is, or was before it moved (`former`), and the feed it comes
 * from. Returns its id.
 */
export async function saveShow(db: Database, draft: ShowDraft, former: string | null): Promise<number> {
  const { persons, location, ...rest } = draft;
  const fields = {
    ...rest,
    categories: rest.categories.map(({ name, parts }) => ({ name, parts: [...parts] })),
    extras: keptShowExtras.parse(draft.extras),
  };
  return writeWhole(db, async (tx) => {
    const known =
      (await tx.show.findUnique({ where: { guid: draft.guid }, select: { id: true, guid: true } })) ??
      (await tx.show.findFirst({
        where: { feed: { location: { in: [location, former ?? location] } } },
        select: { id: true, guid: true },
      }));
    // What lies in the trash knows its show by the guid.
    if (known && known.guid !== draft.guid)
      await tx.trashItem.updateMany({ where: { showGuid: known.guid }, data: { showGuid: draft.guid } });
    const { id } = known
      ? await tx.show.update({ where: { id: known.id }, data: fields })
      : await tx.show.create({ data: { ...fields, slug: await freeShowSlug(tx, draft) } });
    // A show that another one takes this address over from, as its operator has said, stays as it is.
    await tx.feed.deleteMany({ where: { location, NOT: { showId: id } } });
    await keepPlace(tx, id, location);
    await tx.person.deleteMany({ where: { showId: id } });
    await tx.person.createMany({ data: persons.map((person) => ({ ...person, showId: id })) });
    return id;
  });
}

/** Notes where a show comes from. What another host asked for before it gave the feed is told to no other. */
async function keepPlace(tx: Prisma.TransactionClient, showId: number, location: string): Promise<void> {
  const known = await tx.feed.findUnique({ where: { showId }, select: { location: true } });
  if (known && originOf(known.location) !== originOf(location))
    await tx.feedLogin.deleteMany({ where: { feed: { showId } } });
  await tx.feed.upsert({ where: { showId }, create: { showId, location }, update: { location } });
}

/** Of a path it is the path. */
function originOf(location: string): string {
  return URL.canParse(location) ? new URL(location).origin : location;
}

/** What is known of an episode besides its draft. */
export interface KnownOfEpisode {
  /** Its id, where the feed now gives it another guid; null where it is known by its guid, if at all. */
  readonly renamed?: number | null;
  /** Languages of transcripts that could not be had this time: those from before stay. */
  readonly missing?: readonly string[];
  /** Its sound could not be had this time: that from before stays. */
  readonly soundMissing?: boolean;
  /** Others are about to come: a new one may be shown some seconds later, see server/db/edition.ts. */
  readonly moreToCome?: boolean;
}

/**
 * Writes an episode whole or not at all: one transaction. A known episode keeps its id and address; everything below it
 * is replaced. One that was put into the trash meanwhile stays there.
 */
export async function saveEpisode(
  db: Database,
  showId: number,
  draft: EpisodeDraft,
  { renamed = null, missing = [], soundMissing = false, moreToCome = false }: KnownOfEpisode = {},
): Promise<"added" | "updated" | "trashed"> {
  return writeWhole(db, async (tx) => {
    const before = await editionNumber(tx);
    const where = renamed === null ? { showId_guid: { showId, guid: draft.guid } } : { id: renamed };
    const known = await tx.episode.findUnique({
      where,
      select: { id: true, transcribedAt: true, ...SOUND },
    });
    // One that was there when the import began is gone only to the trash.
    if (!known && (renamed !== null || (await isTrashed(tx, showId, draft.guid)))) return "trashed";
    const fields = {
      ...episodeFields(draft),
      ...(known && (soundMissing ? keptSound(known) : keptMeasurement(known, draft))),
      transcribedAt: transcribedSince(known?.transcribedAt ?? null, draft.transcripts),
    };
    const tags = await tagIds(tx, draft.tags);
    const slug = known ? "" : await freeEpisodeSlug(tx, showId, draft);
    const { id } = known
      ? await tx.episode.update({ where, data: { ...fields, tags: { set: tags } } })
      : await tx.episode.create({
          data: { ...fields, tags: { connect: tags }, show: { connect: { id: showId } }, slug },
        });
    await savePersons(tx, id, draft.persons);
    await saveChapters(tx, id, draft.chapters);
    await saveSoundbites(tx, id, draft.soundbites);
    const kept = [...missing, ...draft.transcripts.map(({ language }) => language)];
    // What somebody corrected stays, though its feed names it no more, and what a machine has heard.
    await tx.transcript.deleteMany({
      where: {
        episodeId: id,
        language: { notIn: kept },
        format: { not: RECOGNISED },
        revisions: { none: {} },
      },
    });
    for (const transcript of draft.transcripts) await saveTranscript(tx, id, transcript);
    await indexEpisode(tx, id);
    if (!known && moreToCome) await deferEdition(tx, before);
    return known ? "updated" : "added";
  });
}

async function isTrashed(tx: Prisma.TransactionClient, showId: number, guid: string): Promise<boolean> {
  const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { guid: true } });
  return isEpisodeTrashed(tx, show.guid, guid);
}

/** Since when an episode has a text, of which these transcripts are new: a better one, or one in another language, says nothing new. */
export function transcribedSince(
  known: Date | null,
  transcripts: readonly Pick<TranscriptDraft, "passages">[],
): Date | null {
  return known ?? (transcripts.some(({ passages }) => passages.length > 0) ? new Date() : null);
}

/** The columns of the episode's own row; what has a table of its own is written beside it. */
function episodeFields(draft: EpisodeDraft) {
  const { audio, publishedAt, chapters, soundbites, persons, tags, transcripts, ...fields } = draft;
  const date = publishedAt === null ? null : new Date(publishedAt);
  return {
    ...fields,
    extras: keptEpisodeExtras.parse(draft.extras),
    publishedAt: date,
    orderedAt: date,
    ...audioFields(audio),
  };
}

/** The columns of its sound. */
export function audioFields(audio: AudioDraft | null) {
  return {
    audioUrl: audio?.url ?? null,
    audioType: audio?.type ?? null,
    audioBytes: audio?.bytes ?? null,
    peaks: audio?.peaks ? new Uint8Array(audio.peaks) : null,
    seekApproximate: audio?.seekApproximate ?? false,
  };
}

/** The ids of tags by their names, made where they are missing. Names that differ only in case are one tag. */
export async function tagIds(
  tx: Prisma.TransactionClient,
  names: readonly string[],
): Promise<{ id: number }[]> {
  const ids = new Map<string, { id: number }>();
  for (const name of names) {
    const slug = tagSlug(name);
    if (slug === "" || ids.has(slug)) continue;
    ids.set(
      slug,
      await tx.tag.upsert({ where: { slug }, create: { slug, name }, update: {}, select: { id: true } }),
    );
  }
  return [...ids.values()];
}

async function savePersons(tx: Prisma.TransactionClient, episodeId: number, persons: readonly PersonDraft[]) {
  await tx.person.deleteMany({ where: { episodeId } });
  await tx.person.createMany({ data: persons.map((person) => ({ ...person, episodeId })) });
}

export async function saveChapters(
  tx: Prisma.TransactionClient,
  episodeId: number,
  chapters: readonly Chapter[],
) {
  await tx.chapter.deleteMany({ where: { episodeId } });
  await tx.chapter.createMany({ data: chapters.map((chapter) => ({ ...chapter, episodeId })) });
}

async function saveSoundbites(
  tx: Prisma.TransactionClient,
  episodeId: number,
  soundbites: EpisodeDraft["soundbites"],
) {
  await tx.soundbite.deleteMany({ where: { episodeId } });
  await tx.soundbite.createMany({ data: soundbites.map((soundbite) => ({ ...soundbite, episodeId })) });
}

/** Timings of transcripts that came without times. */
const ALIGNABLE: readonly string[] = ["none", "aligned"] satisfies readonly Timing[];

/** Of one that is there the passages that are the same stay what they are, with all that was corrected. */
export async function saveTranscript(
  tx: Prisma.TransactionClient,
  episodeId: number,
  draft: Omit<TranscriptDraft, "format"> & { readonly format: TranscriptDraft["format"] | typeof RECOGNISED },
) {
  const { language, format, timing, passages } = draft;
  const where = { episodeId_language: { episodeId, language } };
  const known = await tx.transcript.findUnique({ where, select: { id: true, timing: true } });
  if (known) {
    const aligned = timing === "none" && ALIGNABLE.includes(known.timing);
    if (aligned && (await isTextKept(tx, known.id, passages))) {
      await tx.transcript.update({ where, data: { format }, select: { id: true } });
      return;
    }
    const found = { alignedTo: null, confidence: null };
    await tx.transcript.update({ where, data: { format, timing, ...found }, select: { id: true } });
    // What was not found in the sound before is another text now.
    const given = { kind: "align", subject: String(episodeId), state: { in: ["failed", "cancelled"] } };
    await tx.job.deleteMany({ where: given });
    if (known.timing !== timing) await raiseEdition(tx, known.id);
    return rereadPassages(tx, known.id, passages);
  }
  const { id } = await tx.transcript.create({ data: { episodeId, language, format, timing } });
  return insertPassages(tx, id, passages);
}

export async function freeShowSlug(
  tx: Prisma.TransactionClient,
  { title, guid }: Pick<ShowDraft, "title" | "guid">,
): Promise<string> {
  const slug = nameSlug("show", title, guid);
  const taken = await tx.show.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return firstFree(slug, taken);
}

async function freeEpisodeSlug(
  tx: Prisma.TransactionClient,
  showId: number,
  { title, guid }: EpisodeDraft,
): Promise<string> {
  const slug = nameSlug("episode", title, guid);
  const taken = await tx.episode.findMany({
    where: { showId, slug: { startsWith: slug } },
    select: { slug: true },
  });
  return firstFree(slug, taken);
}
