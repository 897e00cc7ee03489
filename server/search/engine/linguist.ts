import { episodeHref, showHref } from "#core/episode/address.ts";
import { LEAST_LETTERS, type Suggestions } from "#core/search/suggestions.ts";
import { indexWords, wordFromIndex } from "#core/text/indexed-text.ts";
import { inOtherLayout } from "#core/text/keyboard-layout.ts";
import { isBusy } from "../../thread/busy.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { NameList } from "../catalogue/names.ts";
import type { Plan } from "../catalogue/plan.ts";
import { byDate } from "../catalogue/ranking.ts";
import type { Shelf } from "../index/shelf.ts";
import { VectorKeeper, type VectorShelf } from "../meaning/vector-shelf.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { type Lexicon, LexiconInMemory } from "./lexicon.ts";
import type { SearchedDatabase } from "./rows.ts";
import { vectorsOf } from "./vector-reader.ts";

const MOST_WORDS = 6;
const MOST_NAMES = 3;
const MOST_EPISODES = 5;
const MOST_CORRECTIONS = 3;

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

/** Makes queries ready, completes what is half typed, and guesses what was meant. */
export class Linguist {
  readonly #database: SearchedDatabase;
  readonly #catalogue = new CatalogueReader();
  readonly #lexicon: Lexicon;
  #vectors: VectorKeeper | null;
  #names: Names | null = null;

  /** `model`: the one whose vectors are loaded; null where meanings are not known. */
  constructor(database: SearchedDatabase, model: string | null) {
    this.#database = database;
    this.#lexicon = database.lexicon ?? new LexiconInMemory(database);
    this.#vectors = model === null ? null : new VectorKeeper(vectorsOf(database, model));
  }

  /** Makes a query ready, as a person typed it. */
  async plan(query: string, held: Held): Promise<Planned> {
    const { plan, shelf } = await this.#lexicon.plan(query);
    const vectors = await this.#readVectors();
    return {
      plan,
      shelf: shelf.number === held.shelf ? null : shelf,
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
    const completions = await this.#lexicon.complete(beginning, MOST_WORDS + 1);
    return completions.filter((word) => word !== beginning).slice(0, MOST_WORDS);
  }

  /** Queries that may have been meant and find something, likeliest first: see meantQueries. */
  async correct(text: string): Promise<readonly string[]> {
    return (await this.#lexicon.correct(text)).slice(0, MOST_CORRECTIONS);
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
}
