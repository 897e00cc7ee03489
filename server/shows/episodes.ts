import { PEAK_COUNT } from "#core/audio/peaks.ts";
import type { EpisodeKey } from "#core/episode/address.ts";
import type { EpisodePage, ListedEpisode } from "#core/episode/episode.ts";
import { inheritExtras } from "#core/episode/extras.ts";
import type { EpisodeFilter } from "#core/episode/filter.ts";
import { listPeople } from "#core/episode/person.ts";
import { isSameLanguage } from "#core/text/language.ts";
import { RECOGNISED } from "#core/transcript/read/format-name.ts";
import { database, type Prisma } from "../db/client.ts";
import { isStored } from "../media/address.ts";
import { episodesWhere, listed } from "./episode-choice.ts";
import { keptEpisodeExtras, keptShowExtras } from "./extras.ts";
import { NEWEST_FIRST, OLDEST_FIRST } from "./order.ts";
import { pagesOf } from "./paging.ts";
import { creditSelect, episodeSelect, LIST_PEAKS, toCredit, toListedEpisode, toTiming } from "./row.ts";
import { readTranscriptPart, type TranscriptPart, type TranscriptWish } from "./transcript-part.ts";

/** A page of episodes. */
export interface EpisodeList {
  readonly episodes: readonly ListedEpisode[];
  /** How many there are on all pages. */
  readonly total: number;
  /** At least 1. */
  readonly pages: number;
}

/** The newest episodes of all shows, `size` to a page; or of those with a tag, by its slug. */
export async function listNewestPage(page: number, size: number, tag: string | null): Promise<EpisodeList> {
  const where = { ...listed, ...(tag === null ? {} : { tags: { some: { slug: tag } } }) };
  return listPage(where, [...NEWEST_FIRST], page, size);
}

const PAGE_SIZE = 50;

const orders = {
  newest: [...NEWEST_FIRST],
  oldest: [...OLDEST_FIRST],
  longest: [{ duration: { sort: "desc", nulls: "last" } as const }, { id: "desc" } as const],
  shortest: [{ duration: { sort: "asc", nulls: "last" } as const }, { id: "desc" } as const],
};

/** One page of a show's episodes, the newest first unless another order is wanted. */
export async function listEpisodes(showSlug: string, filter: EpisodeFilter): Promise<EpisodeList> {
  const where = await episodesWhere(showSlug, filter);
  return listPage(where, orders[filter.order ?? "newest"], filter.page, PAGE_SIZE);
}

/** So many are looked through for one that was not heard yet. */
const NEWEST = 20;

/** The newest of a show's episodes, the newest first. */
export async function listNewestOf(showSlug: string): Promise<readonly ListedEpisode[]> {
  const rows = await database().episode.findMany({
    where: { ...listed, show: { slug: showSlug } },
    select: episodeSelect,
    orderBy: [...NEWEST_FIRST],
    take: NEWEST,
  });
  return rows.map((row) => toListedEpisode(row, LIST_PEAKS));
}

/** These of all episodes, by their ids, on the page on which they stand in this order. */
export async function listChosen(ids: readonly number[], page: number): Promise<EpisodeList> {
  const shown = ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const rows = await database().episode.findMany({
    where: { ...listed, id: { in: shown } },
    select: episodeSelect,
    orderBy: [...NEWEST_FIRST],
  });
  const episodes = rows.map((row) => toListedEpisode(row, LIST_PEAKS));
  return { episodes, total: ids.length, pages: pagesOf(ids.length, PAGE_SIZE) };
}

async function listPage(
  where: Prisma.EpisodeWhereInput,
  orderBy: Prisma.EpisodeOrderByWithRelationInput[],
  page: number,
  size: number,
): Promise<EpisodeList> {
  const [total, rows] = await Promise.all([
    database().episode.count({ where }),
    database().episode.findMany({
      where,
      select: episodeSelect,
      orderBy,
      skip: (page - 1) * size,
      take: size,
    }),
  ]);
  const episodes = rows.map((row) => toListedEpisode(row, LIST_PEAKS));
  return { episodes, total, pages: pagesOf(total, size) };
}

/** An episode with as much of its transcript as was asked for. */
export interface FoundEpisode extends EpisodePage {
  /** A machine has heard the transcript in the sound. */
  readonly recognised: boolean;
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
      show: { select: { ...episodeSelect.show.select, blocked: true, extras: true } },
      notes: true,
      extras: true,
      withdrawnAt: true,
      blocked: true,
      seekApproximate: true,
      chapters: {
        select: { start: true, end: true, title: true, url: true, imageUrl: true, listed: true },
        orderBy: [{ start: "asc" }, { id: "asc" }],
      },
      soundbites: {
        select: { start: true, end: true, title: true },
        orderBy: [{ start: "asc" }, { id: "asc" }],
      },
      persons: { select: creditSelect, orderBy: { id: "asc" } },
      tags: { select: { slug: true, name: true }, orderBy: { name: "asc" } },
      transcripts: {
        select: { id: true, language: true, timing: true, format: true },
        orderBy: { id: "asc" },
      },
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
    persons: listPeople(row.persons.map(toCredit), []),
    tags: row.tags,
    extras: inheritExtras(keptEpisodeExtras.parse(row.extras), keptShowExtras.parse(row.show.extras)),
    // What is kept here was measured when it was taken in.
    measured: row.audioUrl !== null && isStored(row.audioUrl),
    exactSeek: !row.seekApproximate,
    withdrawn: row.withdrawnAt !== null,
    blocked: row.blocked || row.show.blocked,
    languages: ranked.map((transcript) => transcript.language),
    transcript: shown
      ? { language: shown.language, timing: toTiming(shown.timing), passages: part.passages }
      : null,
    recognised: shown?.format === RECOGNISED,
    part,
  };
}

function rank(wanted: readonly (string | null)[], language: string): number {
  const place = wanted.findIndex((one) => one !== null && isSameLanguage(one, language));
  return place < 0 ? wanted.length : place;
}
