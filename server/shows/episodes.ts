import { PEAK_COUNT } from "#core/audio/peaks.ts";
import type { EpisodeKey } from "#core/episode/address.ts";
import type { EpisodePage, ListedEpisode } from "#core/episode/episode.ts";
import type { EpisodeFilter } from "#core/episode/filter.ts";
import { isSameLanguage } from "#core/text/language.ts";
import { database } from "../db/client.ts";
import { isStored } from "../media/address.ts";
import { NEWEST_FIRST, OLDEST_FIRST } from "./order.ts";
import { creditSelect, episodeSelect, LIST_PEAKS, mergeCredits, toListedEpisode, toTiming } from "./row.ts";
import { readTranscriptPart, type TranscriptPart, type TranscriptWish } from "./transcript-part.ts";

/** Those of which their publishers say that they are there. */
const listed = { withdrawnAt: null } as const;

/** The newest episodes of all shows. */
export async function listNewestEpisodes(limit: number): Promise<readonly ListedEpisode[]> {
  const rows = await database().episode.findMany({
    where: listed,
    select: episodeSelect,
    orderBy: [...NEWEST_FIRST],
    take: limit,
  });
  return rows.map((row) => toListedEpisode(row, LIST_PEAKS));
}

export interface EpisodeList {
  readonly episodes: readonly ListedEpisode[];
  /** How many episodes pass the filter, on all pages. */
  readonly total: number;
  readonly pages: number;
}

const PAGE_SIZE = 50;
/** What a title is looked for by; the database refuses a condition of hundreds. */
const MOST_WORDS = 16;

const orders = {
  newest: [...NEWEST_FIRST],
  oldest: [...OLDEST_FIRST],
  longest: [{ duration: { sort: "desc", nulls: "last" } as const }],
  shortest: [{ duration: { sort: "asc", nulls: "last" } as const }],
};

/** One page of a show's episodes. */
export async function listEpisodes(showSlug: string, filter: EpisodeFilter): Promise<EpisodeList> {
  const words = filter.text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  const where = {
    ...listed,
    show: { slug: showSlug },
    AND: words.map((word) => ({ OR: [{ title: { contains: word } }, { summary: { contains: word } }] })),
    ...(filter.tag === null ? {} : { tags: { some: { slug: filter.tag } } }),
    ...(filter.transcribed ? { transcripts: { some: {} } } : {}),
  };
  const [total, rows] = await Promise.all([
    database().episode.count({ where }),
    database().episode.findMany({
      where,
      select: episodeSelect,
      orderBy: orders[filter.order],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  const episodes = rows.map((row) => toListedEpisode(row, LIST_PEAKS));
  return { episodes, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** An episode with as much of its transcript as was asked for. */
export interface FoundEpisode extends EpisodePage {
  readonly part: TranscriptPart;
}

const NOTHING: TranscriptPart = { first: 0, total: 0, passages: [] };

/**
 * The episode at this address, with its transcript in `language` or, failing that, in the show's; or null. Of the
 * transcript the passages that are wanted are read, and no others.
 */
export async function findEpisode(
  { show: showSlug, episode: episodeSlug }: EpisodeKey,
  language: string | null,
  wish: TranscriptWish,
): Promise<FoundEpisode | null> {
  const row = await database().episode.findFirst({
    where: { slug: episodeSlug, show: { slug: showSlug } },
    select: {
      ...episodeSelect,
      show: { select: { ...episodeSelect.show.select, blocked: true } },
      notes: true,
      withdrawnAt: true,
      blocked: true,
      seekApproximate: true,
      chapters: { orderBy: { start: "asc" } },
      soundbites: { select: { start: true, end: true, title: true }, orderBy: { start: "asc" } },
      persons: { select: creditSelect, orderBy: { id: "asc" } },
      tags: { select: { slug: true, name: true }, orderBy: { name: "asc" } },
      transcripts: { select: { id: true, language: true, timing: true }, orderBy: { id: "asc" } },
    },
  });
  if (!row) return null;
  const wanted = [language, row.show.language];
  const ranked = row.transcripts.toSorted((a, b) => rank(wanted, a.language) - rank(wanted, b.language));
  const [shown] = ranked;
  const part = shown ? await readTranscriptPart(shown.id, wish) : NOTHING;
  const track = { ...row, chapters: row.chapters.filter((chapter) => chapter.listed) };
  return {
    brief: toListedEpisode(track, PEAK_COUNT),
    notes: row.notes,
    chapters: row.chapters,
    soundbites: row.soundbites,
    persons: mergeCredits(row.persons),
    tags: row.tags,
    // What is kept here was measured when it was taken in.
    measured: row.audioUrl !== null && isStored(row.audioUrl),
    exactSeek: !row.seekApproximate,
    withdrawn: row.withdrawnAt !== null,
    blocked: row.blocked || row.show.blocked,
    languages: ranked.map((transcript) => transcript.language),
    transcript: shown
      ? { language: shown.language, timing: toTiming(shown.timing), passages: part.passages }
      : null,
    part,
  };
}

function rank(wanted: readonly (string | null)[], language: string): number {
  const place = wanted.findIndex((one) => one !== null && isSameLanguage(one, language));
  return place < 0 ? wanted.length : place;
}
