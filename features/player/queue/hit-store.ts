import { BATCH_LENGTH, type HitBatch, type PlayableHit } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";

/** Gives some hits of a search, from number `first` on. Rejects where they cannot be had. */
export type FetchHits = (search: SearchRequest, first: number) => Promise<HitBatch>;

/** Hits further than this from the one that is asked for are forgotten: of 100,000 only the neighbours are at hand. */
const MOST_AWAY = 10 * BATCH_LENGTH;

/** The hits of one search, of which those near the one that plays are at hand. */
export class HitStore {
  readonly search: SearchRequest;
  readonly #fetchHits: FetchHits;
  readonly #hits = new Map<number, PlayableHit>();
  /** What is on its way, by the number of its first hit. */
  readonly #coming = new Map<number, Promise<void>>();
  #total: number;

  constructor(search: SearchRequest, known: HitBatch, fetchHits: FetchHits) {
    this.search = search;
    this.#fetchHits = fetchHits;
    this.#total = known.total;
    this.#keep(known);
  }

  /** How many there are in all, as far as the server has told. */
  get total(): number {
    return this.#total;
  }

  /** Null where it is not at hand. */
  at(number: number): PlayableHit | null {
    return this.#hits.get(number) ?? null;
  }

  /** Fetches a hit with those around it, once however often it is asked for. Rejects where it cannot be had. */
  load(number: number): Promise<void> {
    const first = number - (number % BATCH_LENGTH);
    const coming = this.#coming.get(first) ?? this.#fetch(first);
    this.#coming.set(first, coming);
    return coming;
  }

  async #fetch(first: number): Promise<void> {
    try {
      const batch = await this.#fetchHits(this.search, first);
      this.#total = batch.total;
      this.#keep(batch);
      for (const number of this.#hits.keys())
        if (Math.abs(number - first) > MOST_AWAY) this.#hits.delete(number);
    } finally {
      this.#coming.delete(first);
    }
  }

  #keep({ hits }: HitBatch): void {
    for (const hit of hits) this.#hits.set(hit.number, hit);
  }
}
