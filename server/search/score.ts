/** How many of an episode's moments and chapters are shown. */
const SHOWN = 3;
/** A match in a title or summary counts double, one in a chapter's title one and a half times. */
const TITLE_WEIGHT = 2;
const CHAPTER_WEIGHT = 1.5;
/** How much a tenfold number of matches lifts an episode: about as much as a slightly better passage. */
const NUMBER_WEIGHT = 0.2;

interface ScoredPassage {
  readonly id: number;
  readonly score: number;
}

export interface EpisodeScore {
  readonly id: number;
  /** How many passages match. */
  moments: number;
  matches: number;
  /** Of its best match; as bm25() gives it, negative, the lower the better. */
  score: number;
  /** The best passages, best first. */
  best: ScoredPassage[];
  /** The ids of the first matching chapters. */
  readonly chapters: number[];
}

/**
 * Ranking, in one place. An episode ranks by its best match (BM25 over passages; titles and chapters lifted), and a
 * little by how many it has; among equals the later imported comes first.
 */
export class EpisodeScores {
  readonly #episodes = new Map<number, EpisodeScore>();
  moments = 0;

  get episodes(): number {
    return this.#episodes.size;
  }

  addMoment(episode: number, score: number, id: number): void {
    const entry = this.#add(episode, score);
    entry.moments += 1;
    this.moments += 1;
    const last = entry.best[SHOWN - 1];
    if (last && last.score <= score) return;
    const place = entry.best.findIndex((passage) => passage.score > score);
    entry.best.splice(place < 0 ? entry.best.length : place, 0, { id, score });
    entry.best.length = Math.min(entry.best.length, SHOWN);
  }

  addTitle(episode: number, score: number): void {
    this.#add(episode, TITLE_WEIGHT * score);
  }

  addChapter(episode: number, score: number, id: number): void {
    const entry = this.#add(episode, CHAPTER_WEIGHT * score);
    if (entry.chapters.length < SHOWN) entry.chapters.push(id);
  }

  /** `count` episodes in their order, from the one at `from` (counted from 0). */
  ranked(from: number, count: number): readonly EpisodeScore[] {
    const value = (entry: EpisodeScore) => entry.score - NUMBER_WEIGHT * Math.log(entry.matches);
    const ordered = [...this.#episodes.values()].sort((a, b) => value(a) - value(b) || b.id - a.id);
    return ordered.slice(from, from + count);
  }

  #add(episode: number, score: number): EpisodeScore {
    let entry = this.#episodes.get(episode);
    if (!entry) {
      entry = { id: episode, moments: 0, matches: 0, score, best: [], chapters: [] };
      this.#episodes.set(episode, entry);
    }
    entry.matches += 1;
    entry.score = Math.min(entry.score, score);
    return entry;
  }
}
