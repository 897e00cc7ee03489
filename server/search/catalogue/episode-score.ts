import { at } from "./at.ts";
import type { EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { type EpisodeSums, SHOWN, scoreAt } from "./episode-sums.ts";
import type { HitRange } from "./hit-range.ts";

/** Words side by side lift a passage by so much: more than BM25 makes of its length. */
const CLOSENESS_WEIGHT = 0.3;
/** In so many passages of an episode it is seen how close together the words are. */
const CLOSENESS_PASSAGES = 10;

interface ScoredPassage {
  readonly id: number;
  readonly score: number;
}

/** The hits of one transcript, and those of them for which no other stands. */
export interface Part {
  readonly transcript: TranscriptEntry;
  readonly all: HitRange;
  readonly listed: HitRange;
}

/** An episode with hits, of which more is asked than its sums. */
export class EpisodeScore {
  readonly episode: EpisodeEntry;
  /** See EpisodeSums. */
  readonly passages: number;
  readonly playable: number;
  readonly hits: number;
  readonly titled: number;
  /** Of its best passage, lifted where it was. */
  score: number;
  /** The ids of the first matching chapters. */
  readonly chapters: readonly number[];
  readonly parts: readonly Part[];
  /** The best passages, best first, more than are shown; null while nobody has asked for them. */
  #best: readonly ScoredPassage[] | null = null;
  /** How close together each of those has the words; null while it has no say. */
  #closenessOf: ((id: number) => number) | null = null;

  constructor(episode: EpisodeEntry, sums: EpisodeSums, place: number, parts: readonly Part[]) {
    this.episode = episode;
    this.passages = at(sums.passages, place);
    this.playable = at(sums.playable, place);
    this.hits = at(sums.hits, place);
    this.titled = at(sums.titled, place);
    this.score = at(sums.score, place);
    this.chapters = sums.chaptersOf(place);
    this.parts = parts;
  }

  /** The ids of the passages that are shown, best first. */
  get best(): readonly number[] {
    const closenessOf = this.#closenessOf;
    const best = this.#bestPassages();
    const lifted =
      closenessOf === null
        ? best
        : best
            .map(({ id, score }) => ({ id, score: liftedBy(closenessOf(id), score) }))
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

  /** Lifts the passages whose words stand close together; of those the closeness is asked that may become the best. */
  lift(closenessOf: (id: number) => number): void {
    this.#closenessOf = closenessOf;
    for (const { id, score } of this.#bestPassages()) {
      if (liftedBy(1, score) <= this.score) return;
      this.score = Math.max(this.score, liftedBy(closenessOf(id), score));
    }
  }

  #bestPassages(): readonly ScoredPassage[] {
    this.#best ??= listBest(this.parts);
    return this.#best;
  }
}

/** What becomes of the score of a passage by how close together it has the words. */
export function liftedBy(closeness: number, score: number): number {
  return score * (1 + CLOSENESS_WEIGHT * closeness);
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
