import { episodeHref, showHref } from "#core/episode/address.ts";
import { meantQueries } from "#core/search/did-you-mean.ts";
import { hasMatch } from "#core/search/index/search-index.ts";
import { LEAST_LETTERS, type Suggestions } from "#core/search/suggestions.ts";
import { indexWords, wordFromIndex } from "#core/text/indexed-text.ts";
import { inOtherLayout } from "#core/text/keyboard-layout.ts";
import { isBusy } from "../../thread/busy.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { NameList } from "../catalogue/names.ts";
import type { Plan } from "../catalogue/plan.ts";
import { byDate } from "../catalogue/ranking.ts";
import { RecentPlans } from "../catalogue/recent-plans.ts";
import type { Vocabulary } from "../catalogue/vocabulary.ts";
import { toIndexQuery, toTurnQueries } from "../index/index-query.ts";
import { type Indexes, type Shelf, ShelfKeeper, ShelfReader } from "../index/shelf.ts";
import { readVocabulary } from "../index/vocabulary-reader.ts";
import { VectorKeeper, type VectorShelf } from "../meaning/vector-shelf.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import type { SearchedDatabase } from "./rows.ts";
import { segmentsOf } from "./segment-reader.ts";
import { vectorsOf } from "./vector-reader.ts";

const MOST_WORDS = 6;
const MOST_NAMES = 3;
const MOST_EPISODES = 5;
const MOST_CORRECTIONS = 3;

/** A vocabulary that is read again this quickly is always kept fresh; any other at most so often. Milliseconds. */
const QUICK = 50;
const REFRESH_EVERY = 30_000;

/** The names that suggestions are made of. */
interface Names {
  readonly of: Catalogue;
  readonly people: NameList<string>;
  readonly shows: NameList<Suggestions["shows"][number]>;
  readonly episodes: NameList<Suggestions["episodes"][number]>;
}

/** A query made ready, and what it is to be asked of. */
export interface Planned {
  readonly plan: Plan;
  /** Null where who asks has it already. */
  readonly shelf: Shelf | null;
  /** Null where who asks has them already, and where meanings are not known. */
  readonly vectors: VectorShelf | null;
}

/** The numbers of the shelves that who asks has already; null for none. */
export interface Held {
  readonly shelf: number | null;
  readonly vectors: number | null;
}

/** The index as it is now. */
interface Open {
  readonly shelf: Shelf;
  readonly indexes: Indexes;
}

/**
 * Loads the index, for all threads, and knows the words that are spoken: makes queries ready, completes what is half typed, and
 * guesses what was meant.
 */
export class Linguist {
  readonly #database: SearchedDatabase;
  readonly #catalogue = new CatalogueReader();
  readonly #shelf: ShelfKeeper;
  #vectors: VectorKeeper | null;
  readonly #shelves = new ShelfReader();
  readonly #plans = new RecentPlans();
  #names: Names | null = null;
  #vocabulary: Promise<Vocabulary> | null = null;
  /** The number of the shelf that it was read of. */
  #number: number | null = null;
  #readAt = 0;
  #readingTook = 0;

  /** `model`: the one whose vectors are loaded; null where meanings are not known. */
  constructor(database: SearchedDatabase, model: string | null) {
    this.#database = database;
    this.#shelf = new ShelfKeeper(segmentsOf(database));
    this.#vectors = model === null ? null : new VectorKeeper(vectorsOf(database, model));
  }

  /** Makes a query ready, as a person typed it. */
  async plan(query: string, held: Held): Promise<Planned> {
    const open = await this.#open();
    const plan = this.#plans.planFor(query, await this.#words(open));
    const vectors = await this.#readVectors();
    return {
      plan,
      shelf: open.shelf.number === held.shelf ? null : open.shelf,
      vectors: vectors?.number === held.vectors ? null : vectors,
    };
  }

  /** Words are looked for all the same where there is no room for vectors: then they are not loaded until the thread begins anew. */
  async #readVectors(): Promise<VectorShelf | null> {
    try {
      return (await this.#vectors?.read()) ?? null;
    } catch (error) {
      if (isBusy(error)) throw error;
      console.error(error);
      this.#vectors = null;
      return null;
    }
  }

  /** What a half-typed query may become; where that is nothing, what its keys write in the other layout may. */
  async suggest(text: string): Promise<Suggestions> {
    const own = await this.#suggestFor(text);
    const other = Object.values(own).some((list) => list.length > 0) ? null : inOtherLayout(text);
    return other === null ? own : this.#suggestFor(other);
  }

  async #suggestFor(text: string): Promise<Suggestions> {
    const typed = text.trimStart();
    const last = typed.slice(typed.search(/[^\s"]*$/));
    const [beginning = ""] = indexWords(last).slice(-1);
    if ([...typed.trim()].length < LEAST_LETTERS) return { words: [], people: [], shows: [], episodes: [] };
    const { people, shows, episodes } = await this.#currentNames();
    const completed = [...beginning].length < LEAST_LETTERS ? [] : await this.#complete(beginning);
    const before = typed.slice(0, typed.length - last.length);
    return {
      words: completed.map((word) => before + wordFromIndex(word)),
      people: people.find(typed, MOST_NAMES),
      shows: shows.find(typed, MOST_NAMES),
      episodes: episodes.find(typed, MOST_EPISODES),
    };
  }

  /** The word itself is no completion: it is typed already. */
  async #complete(beginning: string): Promise<readonly string[]> {
    const words = await this.#words(await this.#open());
    const completions = words.completions(beginning, MOST_WORDS + 1);
    return completions.filter((word) => word !== beginning).slice(0, MOST_WORDS);
  }

  /** Queries that may have been meant and find something, likeliest first: see meantQueries. */
  async correct(text: string): Promise<readonly string[]> {
    const open = await this.#open();
    const vocabulary = await this.#words(open);
    return meantQueries(text, vocabulary)
      .filter((query) => this.#finds(query, vocabulary, open))
      .slice(0, MOST_CORRECTIONS);
  }

  #finds(text: string, vocabulary: Vocabulary, { indexes }: Open): boolean {
    const plan = this.#plans.planFor(text, vocabulary);
    // Whether turns are said in this order is seen when they are asked for.
    if (plan.turns.length > 0) return toTurnQueries(plan).every((turn) => hasMatch(indexes.passages, turn));
    const match = toIndexQuery(plan);
    return match !== null && (hasMatch(indexes.passages, match) || hasMatch(indexes.episodes, match));
  }

  async #open(): Promise<Open> {
    const shelf = await this.#shelf.read();
    return { shelf, indexes: this.#shelves.open(shelf) };
  }

  async #currentNames(): Promise<Names> {
    const catalogue = await this.#database.read((rows) => this.#catalogue.read(rows));
    if (this.#names?.of === catalogue) return this.#names;
    const people = [...new Set([...catalogue.speakers.slice(1), ...catalogue.people])];
    const episodes = [...catalogue.episodes.values()].sort(byDate(-1));
    this.#names = {
      of: catalogue,
      people: new NameList(people.map((name) => [name, name])),
      shows: new NameList(catalogue.shows.map(({ slug, title }) => [title, { title, href: showHref(slug) }])),
      episodes: new NameList(
        episodes.map(({ slug, title, show }) => [
          title,
          { title, showTitle: show.title, href: episodeHref({ show: show.slug, episode: slug }) },
        ]),
      ),
    };
    return this.#names;
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
