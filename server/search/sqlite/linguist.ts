import Sqlite, { type Database, type Statement } from "better-sqlite3";
import { episodeHref, showHref } from "#core/episode/address.ts";
import { parseQuery, replaceWord } from "#core/search/query.ts";
import { LEAST_LETTERS, type Suggestions } from "#core/search/suggestions.ts";
import { indexWords, wordFromIndex } from "#core/text/indexed-text.ts";
import { versionOf } from "../../db/version.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { NameList } from "../catalogue/names.ts";
import type { Plan } from "../catalogue/plan.ts";
import { byDate } from "../catalogue/ranking.ts";
import { RecentPlans } from "../catalogue/recent-plans.ts";
import type { Vocabulary } from "../catalogue/vocabulary.ts";
import { CatalogueReader } from "./catalogue-reader.ts";
import { matchExpression } from "./match.ts";
import { readVocabulary } from "./vocabulary-reader.ts";

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

/** Knows the words that are spoken: makes queries ready, completes what is half typed, and guesses what was meant. */
export class Linguist {
  readonly #reading: Database;
  readonly #sqlite: Database;
  readonly #catalogue: CatalogueReader;
  readonly #matches: Statement;
  readonly #plans = new RecentPlans();
  readonly #currentVersion: () => string;
  #names: Names | null = null;
  #vocabulary: Promise<Vocabulary> | null = null;
  #version: string | null = null;
  #readAt = 0;
  #readingTook = 0;

  constructor(databaseFile: string) {
    // A connection of its own for the vocabulary, which is read for a second while the other answers.
    this.#reading = new Sqlite(databaseFile, { readonly: true });
    this.#sqlite = new Sqlite(databaseFile, { readonly: true });
    this.#catalogue = new CatalogueReader(this.#sqlite);
    this.#currentVersion = versionOf(this.#sqlite);
    this.#matches = this.#sqlite.prepare(`
      SELECT EXISTS (SELECT 1 FROM passage_index WHERE passage_index MATCH :match)
          OR EXISTS (SELECT 1 FROM episode_index WHERE episode_index MATCH :match)`);
  }

  /** Makes a query ready, as a person typed it. */
  async plan(query: string): Promise<Plan> {
    return this.#plans.planFor(query, await this.#words());
  }

  async suggest(text: string): Promise<Suggestions> {
    const typed = text.trimStart();
    const last = typed.slice(typed.search(/[^\s"]*$/));
    const [beginning = ""] = indexWords(last).slice(-1);
    if ([...typed.trim()].length < LEAST_LETTERS) return { words: [], people: [], shows: [], episodes: [] };
    const { people, shows, episodes } = this.#currentNames();
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
    const completions = (await this.#words()).completions(beginning, MOST_WORDS + 1);
    return completions.filter((word) => word !== beginning).slice(0, MOST_WORDS);
  }

  /** Queries that may have been meant and find something, likeliest first: words that nobody says, replaced by ones that are said. */
  async correct(text: string): Promise<readonly string[]> {
    const vocabulary = await this.#words();
    const terms = parseQuery(text)
      .groups.flat()
      .filter((term) => term.kind === "word");
    const unknown = terms.flatMap((term) => {
      const [word = "", ...more] = indexWords(term.text);
      const spoken = more.length > 0 || vocabulary.forms(word).some((form) => vocabulary.has(form));
      return spoken ? [] : [{ typed: term.text, meant: vocabulary.corrections(word, MOST_CORRECTIONS) }];
    });
    const [first, ...others] = unknown;
    if (!first) return [];
    const rest = others.reduce(
      (query, { typed, meant }) => replaceWord(query, typed, wordFromIndex(meant[0] ?? typed)),
      text,
    );
    return first.meant
      .map((word) => replaceWord(rest, first.typed, wordFromIndex(word)))
      .filter((query) => this.#finds(query, vocabulary));
  }

  #finds(text: string, vocabulary: Vocabulary): boolean {
    const match = matchExpression(this.#plans.planFor(text, vocabulary));
    return match !== null && this.#matches.pluck().get({ match }) === 1;
  }

  #currentNames(): Names {
    const catalogue = this.#catalogue.read();
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
  async #words(): Promise<Vocabulary> {
    const version = this.#currentVersion();
    const current = this.#vocabulary;
    const due = this.#readingTook < QUICK || performance.now() - this.#readAt > REFRESH_EVERY;
    if (current && (version === this.#version || !due)) return current;
    this.#version = version;
    const fresh = this.#read();
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

  async #read(): Promise<Vocabulary> {
    this.#readAt = performance.now();
    const vocabulary = await readVocabulary(this.#reading);
    this.#readingTook = performance.now() - this.#readAt;
    return vocabulary;
  }
}
