import { meantQueries } from "#core/search/did-you-mean.ts";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { hasMatch } from "#core/search/index/search-index.ts";
import type { Plan } from "../catalogue/plan.ts";
import { RecentPlans } from "../catalogue/recent-plans.ts";
import type { Vocabulary } from "../catalogue/vocabulary.ts";
import { toIndexQuery, toTurnQueries } from "../index/index-query.ts";
import { type Indexes, type Shelf, ShelfKeeper, ShelfReader } from "../index/shelf.ts";
import { readVocabulary } from "../index/vocabulary-reader.ts";
import type { SearchedDatabase } from "./rows.ts";
import { segmentsOf } from "./segment-reader.ts";

/** What knows the words that are spoken, wherever it keeps them. */
export interface Lexicon {
  /** Makes a query ready, as a person typed it, for the index as it is now; a shelf without segments where it is not in memory. */
  readonly plan: (query: string) => Promise<{ readonly plan: Plan; readonly shelf: Shelf }>;
  /** Words that begin so, most spoken first. */
  readonly complete: (beginning: string, most: number) => Promise<readonly string[]>;
  /** Queries that may have been meant and find something, likeliest first: see meantQueries. */
  readonly correct: (query: string) => Promise<readonly string[]>;
}

/** A vocabulary that is read again this quickly is always kept fresh; any other at most so often. Milliseconds. */
const QUICK = 50;
const REFRESH_EVERY = 30_000;

/** The index as it is now. */
interface Open {
  readonly shelf: Shelf;
  readonly indexes: Indexes;
}

/** Loads the index, for all threads, and its words. */
export class LexiconInMemory implements Lexicon {
  readonly #shelf: ShelfKeeper;
  readonly #shelves = new ShelfReader();
  readonly #plans = new RecentPlans();
  #vocabulary: Promise<Vocabulary> | null = null;
  /** The number of the shelf that it was read of. */
  #number: number | null = null;
  #readAt = 0;
  #readingTook = 0;

  constructor(database: SearchedDatabase) {
    this.#shelf = new ShelfKeeper(segmentsOf(database));
  }

  async plan(query: string): Promise<{ readonly plan: Plan; readonly shelf: Shelf }> {
    const open = await this.#open();
    return { plan: this.#plans.planFor(query, await this.#words(open)), shelf: open.shelf };
  }

  async complete(beginning: string, most: number): Promise<readonly string[]> {
    return (await this.#words(await this.#open())).completions(beginning, most);
  }

  async correct(text: string): Promise<readonly string[]> {
    const { shelf, indexes } = await this.#open();
    const vocabulary = await this.#words({ shelf, indexes });
    return meantQueries(text, vocabulary).filter((query) => {
      const { inPassages, inTitles } = asksOf(this.#plans.planFor(query, vocabulary));
      const all = inPassages.length > 0 && inPassages.every((asked) => hasMatch(indexes.passages, asked));
      return all || inTitles.some((asked) => hasMatch(indexes.episodes, asked));
    });
  }

  async #open(): Promise<Open> {
    const shelf = await this.#shelf.read();
    return { shelf, indexes: this.#shelves.open(shelf) };
  }

  /** The vocabulary; of a large archive the one of up to half a minute ago, while a new one is read. */
  async #words({ shelf, indexes }: Open): Promise<Vocabulary> {
    const current = this.#vocabulary;
    const due = this.#readingTook < QUICK || performance.now() - this.#readAt > REFRESH_EVERY;
    if (current && (shelf.number === this.#number || !due)) return current;
    this.#number = shelf.number;
    const fresh = this.#read(indexes);
    if (!current || this.#readingTook < QUICK) this.#vocabulary = fresh;
    else
      void fresh.then(
        () => {
          this.#vocabulary = fresh;
        },
        () => undefined,
      );
    return this.#vocabulary ?? fresh;
  }

  async #read({ passages }: Indexes): Promise<Vocabulary> {
    this.#readAt = performance.now();
    const vocabulary = await readVocabulary(passages);
    this.#readingTook = performance.now() - this.#readAt;
    return vocabulary;
  }
}

/** What has to match for a plan to find something: all of it in passages, or any of it in titles. */
export function asksOf(plan: Plan): {
  readonly inPassages: readonly IndexQuery[];
  readonly inTitles: readonly IndexQuery[];
} {
  // Whether turns are said in this order is seen when they are asked for.
  if (plan.turns.length > 0) return { inPassages: toTurnQueries(plan), inTitles: [] };
  const match = toIndexQuery(plan);
  const asked = match === null ? [] : [match];
  return { inPassages: asked, inTitles: asked };
}
