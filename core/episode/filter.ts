import { cut } from "../text/cut.ts";
import { pageOf } from "../text/page-number.ts";
import { personKey } from "./person.ts";

/** The orders in which a show's episodes can be listed. */
export const ORDERS = ["newest", "oldest", "longest", "shortest"] as const;
export type EpisodeOrder = (typeof ORDERS)[number];

/** Which of a show's episodes are wanted, and how: what the show's page has in its address. Null: whatever it is. */
export interface EpisodeFilter {
  /** Words that the title or the summary must contain, whatever their case; empty for all. */
  readonly text: string;
  /** A tag's slug. */
  readonly tag: string | null;
  /** Who is credited or heard, see personKey. */
  readonly speaker: string | null;
  /** Of publication, as its feed tells the day: `2026`. */
  readonly year: string | null;
  readonly season: number | null;
  readonly transcribed: boolean;
  /** Null: as it is usual for the show, see usualOrder. */
  readonly order: EpisodeOrder | null;
  /** Counted from 1. */
  readonly page: number;
}

const LONGEST_VALUE = 200;

/** Reads a filter from an address's parameters, as `read` gives them (empty for a missing one). What cannot be read is left out. */
export function parseEpisodeFilter(read: (name: string) => string): EpisodeFilter {
  const season = read("season");
  return {
    text: cut(read("text"), LONGEST_VALUE),
    tag: cut(read("tag"), LONGEST_VALUE) || null,
    speaker: personKey(read("speaker")),
    year: /^\d{4}$/.test(read("year")) ? read("year") : null,
    season: /^\d{1,6}$/.test(season) ? Number(season) : null,
    transcribed: read("transcribed") !== "",
    order: ORDERS.find((order) => order === read("order")) ?? null,
    page: pageOf(read("page")),
  };
}

/** A serial show is to be heard from its first episode on. */
export function usualOrder(serial: boolean): EpisodeOrder {
  return serial ? "oldest" : "newest";
}

/** The address of a show's page with its episodes filtered so; what is as it always is, is left out. */
export function filterHref(showHref: string, filter: EpisodeFilter): string {
  const { text, tag, speaker, year, season, transcribed, order, page } = filter;
  const given = {
    text,
    tag,
    speaker,
    year,
    season: season?.toString(),
    transcribed: transcribed ? "1" : null,
    order,
    page: page === 1 ? null : String(page),
  };
  const pairs = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return pairs.length === 0 ? showHref : `${showHref}?${new URLSearchParams(Object.fromEntries(pairs))}`;
}

/** What of a filter can be taken away by itself. */
const NARROWINGS = ["text", "tag", "speaker", "year", "season", "transcribed"] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const OPEN: Pick<EpisodeFilter, Narrowing> = {
  text: "",
  tag: null,
  speaker: null,
  year: null,
  season: null,
  transcribed: false,
};

/** Every episode of a show. */
export const UNFILTERED: EpisodeFilter = { ...OPEN, order: null, page: 1 };

/** What narrows the list, in the order of the page. */
export function listNarrowings(filter: EpisodeFilter): readonly Narrowing[] {
  return NARROWINGS.filter((name) => filter[name] !== OPEN[name]);
}

/** The filter without these, from its first page on. */
export function widen(filter: EpisodeFilter, names: readonly Narrowing[]): EpisodeFilter {
  const open = Object.fromEntries(names.map((name) => [name, OPEN[name]]));
  return { ...filter, ...open, page: 1 };
}
