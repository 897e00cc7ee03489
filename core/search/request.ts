import { cut } from "../text/cut.ts";
import { pageOf } from "../text/page-number.ts";
import { isDay } from "../time/day.ts";
import { cutQuery } from "./query.ts";

export const RESULT_ORDERS = ["relevance", "newest", "oldest"] as const;
export type ResultOrder = (typeof RESULT_ORDERS)[number];

/** How long an episode is: under 20 minutes, 20 to 60, over 60. */
export const LENGTHS = ["short", "medium", "long"] as const;
export type Length = (typeof LENGTHS)[number];

/** Of each value in an address. */
export const LONGEST_VALUE = 200;

/** What narrows a search besides its words. Null: whatever it is. */
export interface SearchFilter {
  /** A show's slug. */
  readonly show: string | null;
  /** An episode's address within the shows: `show/episode`, of slugs. */
  readonly episode: string | null;
  /** Words of a speaker's name. */
  readonly speaker: string | null;
  /** A tag's slug. */
  readonly tag: string | null;
  /** Of the transcript, BCP 47. */
  readonly lang: string | null;
  /** First day of publication, `2026-11-23`. */
  readonly from: string | null;
  /** Last day of publication. */
  readonly to: string | null;
  readonly length: Length | null;
}

/** A search as its address names it. */
export interface SearchRequest extends SearchFilter {
  /** As a person typed it; see query.ts. */
  readonly query: string;
  readonly order: ResultOrder;
  /** Counted from 1. */
  readonly page: number;
  /**
   * What becomes of passages that are said in several episodes in much the same words: null folds those into one, ALL_REPEATS
   * lists each by itself, and the id of a hit asks for those alone that repeat it.
   */
  readonly repeats: string | null;
  /** Another query, which is drawn beside this one over time; null for none. */
  readonly compared: string | null;
}

export const ALL_REPEATS = "all";
/** Of the id of a hit. */
export const LONGEST_HIT_ID = 4 * LONGEST_VALUE;

const NO_FILTER: SearchFilter = {
  show: null,
  episode: null,
  speaker: null,
  tag: null,
  lang: null,
  from: null,
  to: null,
  length: null,
};

/** A search for words and nothing else, its first page. */
export function searchFor(query: string): SearchRequest {
  return { ...NO_FILTER, query, order: "relevance", page: 1, repeats: null, compared: null };
}

/** Reads a search from an address's parameters, as `read` gives them (empty for a missing one). What cannot be read is left out. */
export function parseSearchRequest(read: (name: string) => string): SearchRequest {
  const text = (name: string) => cut(read(name), LONGEST_VALUE) || null;
  const day = (name: string) => (isDay(read(name)) ? read(name) : null);
  return {
    query: cutQuery(read("q")),
    show: text("show"),
    episode: text("episode"),
    speaker: text("speaker"),
    tag: text("tag"),
    lang: text("lang"),
    from: day("from"),
    to: day("to"),
    length: LENGTHS.find((length) => length === read("length")) ?? null,
    order: RESULT_ORDERS.find((order) => order === read("order")) ?? "relevance",
    page: pageOf(read("page")),
    repeats: cut(read("repeats"), LONGEST_HIT_ID) || null,
    compared: otherQuery(read("with"), read("q")),
  };
}

/** Nothing is compared with itself. */
function otherQuery(text: string, query: string): string | null {
  const other = cutQuery(text);
  return other === "" || other === cutQuery(query) ? null : other;
}

/** A parameter of a search's address. */
interface SearchParameter {
  readonly name: string;
  readonly value: string;
}

/** The parameters of a search's address; what is as it always is, is left out. */
export function listParameters({
  query,
  order,
  page,
  compared,
  ...others
}: SearchRequest): readonly SearchParameter[] {
  const given = {
    q: query,
    ...others,
    with: compared,
    order: order === "relevance" ? null : order,
    page: page === 1 ? null : String(page),
  };
  return Object.entries(given).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [{ name, value }],
  );
}

/** The same as text. */
export function searchParams(request: SearchRequest): string {
  return listParameters(request)
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

/** The address of a search's page. */
export function searchHref(request: SearchRequest): string {
  return `/search?${searchParams(request)}`;
}

/** The same search for other words: what narrows it stays, but not the one passage whose repetitions were asked for. */
export function searchAgain(request: SearchRequest, query: string): SearchRequest {
  const repeats = request.repeats === ALL_REPEATS ? ALL_REPEATS : null;
  return { ...request, query, page: 1, repeats };
}

/** The search as far as it says which hits there are, and in what order: its first page, compared with nothing. */
export function firstPage(request: SearchRequest): SearchRequest {
  return { ...request, page: 1, compared: null };
}

/** The address of a search's feed, which has all that is found in one order: it knows no pages. */
export function searchFeedHref(request: SearchRequest): string {
  return `/search/feed.xml?${searchParams({ ...firstPage(request), order: "relevance" })}`;
}

/** Whether anything narrows the search. */
export function isFiltered(filter: SearchFilter): boolean {
  return countFilters(filter) > 0;
}

/** How many things narrow the search; the days from and to are one. */
export function countFilters(filter: SearchFilter): number {
  const { show, episode, speaker, tag, lang, from, to, length } = filter;
  return [show, episode, speaker, tag, lang, from ?? to, length].filter((value) => value !== null).length;
}

/** The search without what narrows it. */
export function withoutFilter(request: SearchRequest): SearchRequest {
  return { ...request, ...NO_FILTER, page: 1, repeats: null };
}
