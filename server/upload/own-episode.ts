import type { FormFault } from "#core/account/form-note.ts";
import { listedChapters } from "#core/episode/note-moment.ts";
import { htmlText } from "#core/text/html-text.ts";
import { excerpt } from "#core/text/prose.ts";
import { HOST } from "#core/upload/address.ts";
import type { TypedEpisode } from "#core/upload/typed-episode.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { LONGEST_NOTES, sanitiseNotes } from "../import/draft/notes.ts";
import { saveChapters, tagIds } from "../import/save.ts";
import { indexEpisode } from "../search/index/index-texts.ts";

const LONGEST_TITLE = 1000;
const LONGEST_SUMMARY = 1000;
const MOST_TAGS = 50;
const LONGEST_TAG = 100;
/** Bytes of a form of an episode: of notes every character may take nine. */
export const EPISODE_FORM = { longest: 2_000_000, tooLong: "notesLong", page: HOST } as const;

/** An episode of a show that is made here, as it is changed. */
export interface OwnEpisode extends TypedEpisode {
  readonly slug: string;
  readonly showTitle: string;
  readonly language: string;
}

export async function findOwnEpisode(db: Database, show: string, slug: string): Promise<OwnEpisode | null> {
  const episode = await db.episode.findFirst({
    where: { slug, show: { slug: show, own: true } },
    include: { show: true, tags: { orderBy: { name: "asc" } } },
  });
  if (!episode) return null;
  const { title, notes, publishedAt, season, number, tags, explicit } = episode;
  return {
    slug,
    showTitle: episode.show.title,
    language: episode.show.language,
    title,
    notes,
    day: publishedAt?.toISOString().slice(0, 10) ?? "",
    season: season?.toString() ?? "",
    number: number?.toString() ?? "",
    tags: tags.map(({ name }) => name).join(", "),
    explicit,
  };
}

/** Changes an episode to what was typed; says why not where it cannot be. */
export async function changeEpisode(
  db: Database,
  show: string,
  slug: string,
  typed: TypedEpisode,
): Promise<FormFault | null> {
  const title = typed.title.trim();
  if (title === "") return "titleEmpty";
  if (title.length > LONGEST_TITLE) return "titleLong";
  if (typed.notes.length > LONGEST_NOTES) return "notesLong";
  const season = parseNumber(typed.season);
  const number = parseNumber(typed.number);
  if (season === undefined || number === undefined) return "numberUnknown";
  const noon = noonOf(typed.day);
  if (noon === null) return "dateUnknown";
  const notes = sanitiseNotes(typed.notes, null);
  const notesText = htmlText(typed.notes);
  const words = { title, summary: excerpt(notesText, LONGEST_SUMMARY), notes, notesText };
  return writeWhole(db, async (tx) => {
    const episode = await tx.episode.findFirst({
      where: { slug, show: { slug: show, own: true } },
      include: { _count: { select: { chapters: true } } },
    });
    if (!episode) return "episodeGone";
    const same = episode.publishedAt?.toISOString().slice(0, 10) === typed.day;
    // Of another day than that on which it came no hour is known.
    const at = same ? episode.publishedAt : noon;
    const noted = episode.chaptersNoted || episode._count.chapters === 0;
    const chapters = noted ? listedChapters(notes, episode.duration) : [];
    await tx.episode.update({
      where: { id: episode.id },
      data: {
        ...words,
        publishedAt: at,
        orderedAt: at,
        publishedDay: typed.day,
        season,
        number,
        explicit: typed.explicit,
        tags: { set: await tagIds(tx, splitTags(typed.tags)) },
        chaptersNoted: noted && chapters.length > 0,
      },
    });
    if (noted) await saveChapters(tx, episode.id, chapters);
    await indexEpisode(tx, episode.id);
    return null;
  });
}

/** Null for what is no day, such as the 31st of February. */
function noonOf(day: string): Date | null {
  const noon = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== day ? null : noon;
}

/** Null for nothing, undefined for what is no whole number from nought on. */
function parseNumber(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function splitTags(typed: string): readonly string[] {
  const names = typed.split(/[,\n]/).map((name) => name.trim().slice(0, LONGEST_TAG));
  return names.filter((name) => name !== "").slice(0, MOST_TAGS);
}
