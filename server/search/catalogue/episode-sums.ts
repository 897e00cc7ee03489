import type { HitRange, PassageHits } from "./hit-range.ts";

/** Scores of episodes are whole numbers of so much BM25. */
export const SCALE = 10_000;
/** How many of an episode's hits are shown, of passages and of chapters. */
export const SHOWN = 3;
/** What a match in a title, a summary or the notes adds, as a share of its own score; and in a chapter's title. */
const TITLE_WEIGHT = 2;
const CHAPTER_WEIGHT = 1;

const NO_CHAPTERS: readonly number[] = [];

/** Sums of hits while they come in, in columns: by the places of episodes. An episode without any has 0 in all. */
export class EpisodeSums {
  /** How many passages match. */
  readonly passages: Int32Array;
  /** For how many of them a passage of another episode stands. */
  readonly folded: Int32Array;
  /** How many of the others can be heard. */
  readonly playable: Int32Array;
  /** Those others, with what matches in titles, notes and chapters. */
  readonly hits: Int32Array;
  /** Of its best passage: BM25, the higher the better. */
  readonly score: Float64Array;
  /** Of its title, summary, notes and chapters. */
  readonly titled: Float64Array;
  /** The places of episodes with hits, as they came. */
  readonly #places: number[] = [];
  readonly #chapters = new Map<number, number[]>();

  constructor(episodes: number) {
    this.passages = new Int32Array(episodes);
    this.folded = new Int32Array(episodes);
    this.playable = new Int32Array(episodes);
    this.hits = new Int32Array(episodes);
    this.score = new Float64Array(episodes);
    this.titled = new Float64Array(episodes);
  }

  /** The places of episodes with hits. */
  get places(): readonly number[] {
    return this.#places;
  }

  /** The ids of the first matching chapters. */
  chaptersOf(place: number): readonly number[] {
    return this.#chapters.get(place) ?? NO_CHAPTERS;
  }

  /** Adds passages of a transcript, at least one, of which some are listed, and so many of these can be heard. */
  addPassages(place: number, all: number, listed: HitRange, playable: number): void {
    this.#see(place);
    const count = listed.to - listed.from;
    add(this.passages, place, all);
    add(this.folded, place, all - count);
    add(this.hits, place, count);
    add(this.playable, place, playable);
    raise(this.score, place, bestScore(listed));
  }

  addTitle(place: number, score: number): void {
    this.#see(place);
    add(this.hits, place, 1);
    raise(this.titled, place, TITLE_WEIGHT * score);
  }

  addChapter(place: number, score: number, id: number): void {
    this.#see(place);
    add(this.hits, place, 1);
    raise(this.titled, place, CHAPTER_WEIGHT * score);
    const chapters = this.#chapters.get(place) ?? [];
    this.#chapters.set(place, chapters);
    if (chapters.length < SHOWN) chapters.push(id);
  }

  #see(place: number): void {
    if (this.passages[place] === 0 && this.hits[place] === 0) this.#places.push(place);
  }
}

function add(sums: Int32Array, place: number, count: number): void {
  sums[place] = (sums[place] ?? 0) + count;
}

function raise(values: Float64Array, place: number, value: number): void {
  if (value > (values[place] ?? 0)) values[place] = value;
}

/** As a whole number: sums that were made in another order are equal. */
export function scoreAt({ scores }: PassageHits, index: number): number {
  return scores === null ? 0 : Math.trunc((scores[index] ?? 0) * SCALE);
}

function bestScore({ hits, from, to }: HitRange): number {
  let [best, score] = [from, 0];
  if (hits.scores === null) return 0;
  for (let index = from; index < to; index++) {
    const own = hits.scores[index] ?? 0;
    if (own > score) [best, score] = [index, own];
  }
  return scoreAt(hits, best);
}
