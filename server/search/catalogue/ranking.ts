import type { ResultOrder } from "#core/search/request.ts";
import type { EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { sortFirst } from "./sort-first.ts";

/** Scores of episodes are whole numbers of so much BM25. */
export const SCALE = 10_000;
/** How many of an episode's hits are shown, of passages and of chapters. */
const SHOWN = 3;
/** What a match in a title, a summary or the notes adds, as a share of its own score; and in a chapter's title. */
const TITLE_WEIGHT = 2;
const CHAPTER_WEIGHT = 1;
/** How much either lifts the episode's best passage: in a small archive BM25 has no say about titles. */
const TITLE_LIFT = 0.25;
/** How much a tenfold number of hits lifts an episode: about as much as a slightly better passage. */
const NUMBER_WEIGHT = 0.2 * SCALE;
/** The newest episode is lifted by so much, one a year older by half of it, and so on. */
const RECENCY_WEIGHT = 0.03;
/** Words side by side lift a passage by so much: more than BM25 makes of its length. */
const CLOSENESS_WEIGHT = 0.3;
/** In so many of the best episodes, and in so many passages of each, it is seen how close together the words are. */
const CLOSENESS_EPISODES = 100;
const CLOSENESS_PASSAGES = 10;
const YEAR = 365.25 * 24 * 3600 * 1000;

interface ScoredPassage {
  readonly id: number;
  readonly score: number;
}

/** Passages that match: their ids, ascending, and at the same index how well (BM25); null when all match alike. */
export interface PassageHits {
  readonly ids: Int32Array;
  readonly scores: Float64Array | null;
}

/** Some hits that follow one another: from index `from` to before `to`. */
export interface HitRange {
  readonly hits: PassageHits;
  readonly from: number;
  readonly to: number;
}

/** The hits of one transcript, and those of them for which no other stands. */
export interface Part {
  readonly transcript: TranscriptEntry;
  readonly all: HitRange;
  readonly listed: HitRange;
}

const NO_PARTS: readonly Part[] = [];

/** An episode with hits, while they come in. */
export class EpisodeScore {
  readonly episode: EpisodeEntry;
  /** How many passages match. */
  passages = 0;
  /** For how many of them a passage of another episode stands. */
  folded = 0;
  /** How many of the others can be heard. */
  playable = 0;
  /** Those others, with what matches in titles, notes and chapters. */
  hits = 0;
  /** Of its best passage: BM25, the higher the better. */
  score = 0;
  /** Of its title, summary, notes and chapters. */
  titled = 0;
  /** The best passages, best first, more than are shown; null while nobody has asked for them, as for most episodes nobody does. */
  #best: readonly ScoredPassage[] | null = null;
  /** How much each of those is lifted; see `lift`. */
  #liftOf: ((id: number) => number) | null = null;
  /** The ids of the first matching chapters. */
  readonly chapters: number[] = [];
  parts: readonly Part[] = NO_PARTS;

  constructor(episode: EpisodeEntry) {
    this.episode = episode;
  }

  /** Adds the hits of a transcript, of which so many can be heard. */
  addPart(part: Part, playable: number): void {
    const { all, listed } = part;
    const count = listed.to - listed.from;
    this.parts = [...this.parts, part];
    this.passages += all.to - all.from;
    this.folded += all.to - all.from - count;
    this.hits += count;
    this.playable += playable;
    this.score = Math.max(this.score, bestScore(listed));
  }

  /** The ids of the passages that are shown, best first. */
  get best(): readonly number[] {
    const liftOf = this.#liftOf;
    const best = this.#bestPassages();
    const lifted =
      liftOf === null
        ? best
        : best
            .map(({ id, score }) => ({ id, score: liftedBy(liftOf(id), score) }))
            .sort((a, b) => b.score - a.score);
    return lifted.slice(0, SHOWN).map(({ id }) => id);
  }

  /** The ids of the first passages, as many as are shown. */
  get first(): readonly number[] {
    return this.parts
      .flatMap(({ listed: { hits, from, to } }) => [...hits.ids.subarray(from, Math.min(to, from + SHOWN))])
      .slice(0, SHOWN);
  }

  /** The ids of the passages of which it is seen how close together they have the words. */
  get candidates(): readonly number[] {
    return this.#bestPassages().map(({ id }) => id);
  }

  /** The language in which a passage that matches is spoken. */
  languageOf(id: number): string {
    const part = this.parts.find(({ transcript: t }) => id >= t.first && id < t.first + t.speakers.length);
    if (!part) throw new Error(`Passage ${id} is no hit of episode ${this.episode.id}`);
    return part.transcript.language;
  }

  addTitle(score: number): void {
    this.hits += 1;
    this.titled = Math.max(this.titled, TITLE_WEIGHT * score);
  }

  addChapter(score: number, id: number): void {
    this.hits += 1;
    this.titled = Math.max(this.titled, CHAPTER_WEIGHT * score);
    if (this.chapters.length < SHOWN) this.chapters.push(id);
  }

  /** Lifts the passages whose words stand close together; of those the closeness is asked that may become the best. */
  lift(liftOf: (id: number) => number): void {
    this.#liftOf = liftOf;
    for (const { id, score } of this.#bestPassages()) {
      if (liftedBy(1, score) <= this.score) return;
      this.score = Math.max(this.score, liftedBy(liftOf(id), score));
    }
  }

  #bestPassages(): readonly ScoredPassage[] {
    this.#best ??= listBest(this.parts);
    return this.#best;
  }
}

function liftedBy(closeness: number, score: number): number {
  return score * (1 + CLOSENESS_WEIGHT * closeness);
}

/** As a whole number: sums that were made in another order are equal. */
function scoreAt({ scores }: PassageHits, index: number): number {
  return scores === null ? 0 : Math.trunc((scores[index] ?? 0) * SCALE);
}

/** Best first, equal ones in their order. */
function listBest(parts: readonly Part[]): readonly ScoredPassage[] {
  const best: ScoredPassage[] = [];
  for (const { listed } of parts)
    for (let index = listed.from; index < listed.to; index++) {
      const score = scoreAt(listed.hits, index);
      const least = best[CLOSENESS_PASSAGES - 1];
      if (least !== undefined && least.score >= score) continue;
      let place = Math.min(best.length, CLOSENESS_PASSAGES - 1);
      for (let above = best[place - 1]; above && above.score < score; above = best[place - 1]) {
        best[place] = above;
        place -= 1;
      }
      best[place] = { id: listed.hits.ids[index] ?? 0, score };
    }
  return best;
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

interface Ranking {
  readonly order: ResultOrder;
  /** How close together each of these passages has the words, from 0 to 1; null where they need not be. */
  readonly closenessOf: ((ids: readonly number[]) => Promise<(id: number) => number>) | null;
  /** Of so many the order matters. */
  readonly most: number;
}

/**
 * Ranking, in one place: the first `most` in their order, the others behind them in any. An episode ranks by its best passage
 * (BM25), to which matches in its title, summary, notes and chapters are added. Gentle lifts decide between near equals: how close
 * together the words stand, how many hits there are, and how new the episode is. What is equal even then comes by the order of
 * import, newest first.
 */
export async function rankEpisodes(
  scores: readonly EpisodeScore[],
  { order, closenessOf, most }: Ranking,
): Promise<readonly EpisodeScore[]> {
  if (order !== "relevance") {
    const compare = byDate(order === "newest" ? -1 : 1);
    return sortFirst(scores, most, (a, b) => compare(a.episode, b.episode));
  }
  const newest = scores.reduce(
    (latest, { episode: { publishedAt } }) => (publishedAt === null ? latest : Math.max(latest, publishedAt)),
    Number.NEGATIVE_INFINITY,
  );
  if (closenessOf === null) return byValue(scores, newest, most);
  const ranked = byValue(scores, newest, Math.max(most, CLOSENESS_EPISODES));
  const first = ranked.slice(0, CLOSENESS_EPISODES);
  liftFirst(first, newest, most, await closenessOf(first.flatMap(({ candidates }) => candidates)));
  return [...byValue(first, newest, most), ...ranked.slice(CLOSENESS_EPISODES)];
}

/** Lifts those that can be among the first `most` when they are lifted. */
function liftFirst(
  scores: readonly EpisodeScore[],
  newest: number,
  most: number,
  liftOf: (id: number) => number,
): void {
  /** The values of the best, best first. */
  const best: number[] = [];
  for (const score of scores) {
    const least = best[most - 1] ?? Number.NEGATIVE_INFINITY;
    if (rankedBy(score, newest, liftedBy(1, score.score)) < least) continue;
    score.lift(liftOf);
    const value = rankedBy(score, newest);
    best.splice(best.findLastIndex((other) => other >= value) + 1, 0, value);
  }
}

function byValue(scores: readonly EpisodeScore[], newest: number, most: number): readonly EpisodeScore[] {
  const valued = scores.map((score) => ({ score, value: rankedBy(score, newest) }));
  const compare = (a: (typeof valued)[number], b: (typeof valued)[number]) =>
    b.value - a.value || b.score.episode.id - a.score.episode.id;
  return sortFirst(valued, most, compare).map(({ score }) => score);
}

/** What an episode is ranked by, whose best passage has this score. */
function rankedBy(
  { score: own, titled, hits, episode }: EpisodeScore,
  newest: number,
  score: number = own,
): number {
  const best = score * (titled > 0 ? 1 + TITLE_LIFT : 1) + titled;
  return best * (1 + recencyLift(episode, newest)) + NUMBER_WEIGHT * Math.log(hits);
}

/** Of how old an undated episode is nothing is known, so nothing lifts it. */
function recencyLift({ publishedAt }: EpisodeEntry, newest: number): number {
  return publishedAt === null ? 0 : RECENCY_WEIGHT * 0.5 ** ((newest - publishedAt) / YEAR);
}

/** The oldest first (1), or the newest (-1); undated episodes come last. */
export function byDate(direction: 1 | -1): (a: EpisodeEntry, b: EpisodeEntry) => number {
  const time = ({ publishedAt }: EpisodeEntry) => publishedAt ?? direction * Number.POSITIVE_INFINITY;
  return (a, b) => {
    const [first, second] = [time(a), time(b)];
    return first === second ? direction * (a.id - b.id) : direction * (first - second);
  };
}
