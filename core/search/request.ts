import { cut } from "../text/cut.ts";
import { pageOf } from "../text/page-number.ts";
import { isDay } from "../time/day.ts";
import { cutQuery } from "./query.ts";

export const RESULT_ORDERS = ["relevance", "newest", "oldest"] as const;
export type ResultOrder = (typeof RESULT_ORDERS)[number];

/** How long an episode is: under 20 minutes, 20 to 60, over 60. */
export const LENGTHS = ["short", "medium", "long"] as const;
export type Length = (typeof LENGTHS)[number];

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
}

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
  return { ...NO_FILTER, query, order: "relevance", page: 1 };
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
  };
}

const LONGEST_VALUE = 200;

/** The parameters of a search's address; what is as it always is, is left out. */
export function searchParams({ query, order, page, ...filter }: SearchRequest): string {
  const given = {
    q: query,
    ...filter,
    order: order === "relevance" ? null : order,
    page: page === 1 ? null : String(page),
  };
  return Object.entries(given)
    .flatMap(([name, value]) =>
      value === null || value === "" ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    .join("&");
}

/** The address of a search's page. */
export function searchHref(request: SearchRequest): string {
  return `/search?${searchParams(request)}`;
}

/** The address of a search's feed, which has all that is found in one order: it knows no pages. */
export function searchFeedHref(request: SearchRequest): string {
  return `/search/feed.xml?${searchParams({ ...request, order: "relevance", page: 1 })}`;
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
  return { ...request, ...NO_FILTER, page: 1 };
}
