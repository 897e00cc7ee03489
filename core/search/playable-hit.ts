import type { Track } from "../episode/track.ts";
import type { Moment } from "../time/moment.ts";
import { firstPage, type SearchRequest, searchParams } from "./request.ts";
import type { EpisodeHits, Hit, ResultPage } from "./results.ts";

/** A place where searched words are spoken, to be heard. */
export interface PlayableHit {
  /** As that of a Hit. */
  readonly id: string;
  /** Its place among all hits of the search that can be heard, counted from 0. */
  readonly number: number;
  /** The page of results that has its episode, counted from 1. */
  readonly page: number;
  readonly track: Track;
  /** Where the first matching word begins, in seconds. */
  readonly start: number;
  /** Where its passage ends, in seconds; null where it is not known. */
  readonly end: number | null;
  /** The words around. */
  readonly words: string;
}

/** Some of the hits of a search that can be heard, in the order in which they are played. */
export interface HitBatch {
  /** How many there are in all. */
  readonly total: number;
  readonly hits: readonly PlayableHit[];
}

/** So many hits are fetched at once: some minutes of listening. */
export const BATCH_LENGTH = 20;

/** Time to find one's way into the sentence. Seconds. */
const LEAD = 2;
/** How long a hit is heard whose passage has no known end. Seconds. */
const USUAL_LENGTH = 12;

/** What is played of a hit. */
export function heardMoment({ start, end }: Pick<PlayableHit, "start" | "end">): Moment {
  return {
    start: Math.max(0, start - LEAD),
    end: end !== null && end > start ? end : start + USUAL_LENGTH,
  };
}

/** Those of a page of results that are listed and can be heard. */
export function listedBatch({ episodes, page, playable }: ResultPage): HitBatch {
  return { total: playable, hits: episodes.flatMap((episode) => listPlayable(episode, page)) };
}

function listPlayable({ track, hits }: EpisodeHits, page: number): readonly PlayableHit[] {
  return hits.flatMap((hit) => {
    const { id, number, start, end } = hit;
    if (number === null || start === null) return [];
    return [{ id, number, page, track, start, end, words: wordsOf(hit) }];
  });
}

/** The words of a hit without its marks. */
export function wordsOf({ parts }: Hit): string {
  return parts.map(({ text }) => text).join("");
}

/** The address of the hits of a search that can be heard, from a number on: what plays them fetches it. */
export function hitsHref(search: SearchRequest, first: number): string {
  return `/search/hits.json?${searchParams(firstPage(search))}&first=${first}`;
}

/** The address of the results with one of its hits, by its number, ready to be played. */
export function playHref(search: SearchRequest, number: number): string {
  return `/search?${searchParams(firstPage(search))}&play=${number + 1}`;
}

/** The number of the hit that an address names as `?play=`, where it is counted from 1; null for none. */
export function parsePlay(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) - 1 : null;
}

/** The number from which on hits are asked for as `?first=`, counted from 0. */
export function parseFirst(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Whether two requests are for the same hits, on whatever page of them. */
export function isSameSearch(one: SearchRequest, other: SearchRequest): boolean {
  return searchParams(firstPage(one)) === searchParams(firstPage(other));
}
