import type { EpisodeFilter } from "#core/episode/filter.ts";
import { keptDay } from "#core/time/day.ts";
import { database, type Prisma } from "../db/client.ts";
import { NEWEST_FIRST } from "./order.ts";
import { knownPeople } from "./people.ts";

/** Those of which their publishers say that they are there. */
export const listed = { withdrawnAt: null } as const;

/** What a title is looked for by; the database refuses a condition of hundreds. */
const MOST_WORDS = 16;

/** Which episodes of a show pass a filter. */
export async function episodesWhere(
  showSlug: string,
  filter: EpisodeFilter,
): Promise<Prisma.EpisodeWhereInput> {
  const { text, tag, speaker, year, season, transcribed } = filter;
  const words = text
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  return {
    ...listed,
    show: { slug: showSlug },
    AND: [
      ...words.map((word) => ({ OR: [{ title: { contains: word } }, { summary: { contains: word } }] })),
      ...(year === null ? [] : [publishedIn(year)]),
      ...(speaker === null ? [] : [await withPerson(speaker)]),
    ],
    ...(tag === null ? {} : { tags: { some: { slug: tag } } }),
    ...(season === null ? {} : { season }),
    ...(transcribed ? { transcripts: { some: {} } } : {}),
  };
}

/** The year of the day that a feed tells, or that of its time in UTC where the day was not kept. */
function publishedIn(year: string): Prisma.EpisodeWhereInput {
  const first = new Date(`${year}-01-01T00:00:00Z`);
  const next = new Date(first);
  next.setUTCFullYear(first.getUTCFullYear() + 1);
  return {
    OR: [
      { publishedDay: { startsWith: `${year}-` } },
      { publishedDay: null, publishedAt: { gte: first, lt: next } },
    ],
  };
}

async function withPerson(key: string): Promise<Prisma.EpisodeWhereInput> {
  const name = { in: [...((await knownPeople()).get(key)?.spellings ?? [])] };
  return {
    OR: [
      { persons: { some: { name } } },
      { transcripts: { some: { passages: { some: { speaker: name } } } } },
    ],
  };
}

/** The values of a filter that there are, each with how many episodes it would list, were it not set now. */
export interface EpisodeGroups {
  /** The newest first. */
  readonly years: readonly EpisodeGroup<string>[];
  /** In order. */
  readonly seasons: readonly SeasonGroup[];
}

export interface EpisodeGroup<Value> {
  readonly value: Value;
  readonly count: number;
}

export interface SeasonGroup extends EpisodeGroup<number> {
  /** As its newest episode that names it does; null where none does. */
  readonly name: string | null;
}

/** The years and seasons of a show's episodes that pass the rest of a filter. */
export async function listGroups(showSlug: string, filter: EpisodeFilter): Promise<EpisodeGroups> {
  const rows = await database().episode.findMany({
    where: await episodesWhere(showSlug, { ...filter, year: null, season: null }),
    select: { season: true, seasonName: true, publishedDay: true, publishedAt: true },
    orderBy: [...NEWEST_FIRST],
  });
  const dated = rows.map(({ season, publishedDay, publishedAt }) => ({
    season,
    year: keptDay(publishedDay, publishedAt?.getTime() ?? null)?.slice(0, 4) ?? null,
  }));
  const { year, season } = filter;
  const years = dated.filter((row) => season === null || row.season === season).map((row) => row.year);
  const seasons = dated.filter((row) => year === null || row.year === year).map((row) => row.season);
  return {
    years: count(years).toSorted((a, b) => b.value.localeCompare(a.value)),
    seasons: count(seasons)
      .map((group) => ({ ...group, name: nameOf(rows, group.value) }))
      .toSorted((a, b) => a.value - b.value),
  };
}

function nameOf(
  rows: readonly { readonly season: number | null; readonly seasonName: string | null }[],
  season: number,
): string | null {
  return rows.find((row) => row.season === season && row.seasonName !== null)?.seasonName ?? null;
}

function count<Value>(values: readonly (Value | null)[]): readonly EpisodeGroup<Value>[] {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, number]) => ({ value, count: number }));
}
