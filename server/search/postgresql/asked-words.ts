import type { KnownWords } from "#core/search/did-you-mean.ts";
import { slips } from "#core/search/misspelling.ts";
import { wordStem } from "#core/search/word-stem.ts";
import type { SpokenWords } from "../catalogue/plan.ts";
import { Vocabulary, type WordCount } from "../catalogue/vocabulary.ts";

/** Words, and stems whose forms are meant. */
export interface WantedWords {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

/** Reads the spoken words of a database that are wanted. */
export type ReadWords = (wanted: WantedWords) => Promise<readonly WordCount[]>;

/** What is known of the words that somebody has asked about, and what of them is not. */
class AskedWords implements SpokenWords, KnownWords {
  readonly #known: Vocabulary;
  readonly #words: ReadonlySet<string>;
  readonly #stems: ReadonlySet<string>;
  readonly missingWords = new Set<string>();
  readonly missingStems = new Set<string>();

  constructor(known: Vocabulary, words: ReadonlySet<string>, stems: ReadonlySet<string>) {
    this.#known = known;
    this.#words = words;
    this.#stems = stems;
  }

  readonly forms = (word: string): readonly string[] => {
    const stem = wordStem(word);
    if (!this.#stems.has(stem)) this.missingStems.add(stem);
    return this.#known.forms(word);
  };

  readonly passages = (word: string): number => {
    this.#miss(word);
    return this.#known.passages(word);
  };

  readonly share = (word: string): number => {
    this.#miss(word);
    return this.#known.share(word);
  };

  readonly corrections = (word: string, most: number): readonly string[] => {
    for (const { word: meant } of slips(word)) this.#miss(meant);
    return this.#known.corrections(word, most);
  };

  #miss(word: string): void {
    if (!this.#words.has(word)) this.missingWords.add(word);
  }
}

/**
 * What `answer` makes of the words that are spoken, of which those alone are read that it asks about: it is asked anew until it
 * knows all of them. What the first answers lead to is read in the second round, what that leads to in a third. `total`: how many
 * passages there are.
 */
export async function answerByWords<Answer>(
  answer: (words: SpokenWords & KnownWords) => Answer,
  read: ReadWords,
  total: number,
): Promise<Answer> {
  const counts = new Map<string, WordCount>();
  const words = new Set<string>();
  const stems = new Set<string>();
  for (;;) {
    const asked = new AskedWords(new Vocabulary(counts.values(), total), words, stems);
    const given = answer(asked);
    const { missingWords, missingStems } = asked;
    if (missingWords.size === 0 && missingStems.size === 0) return given;
    const wanted = { words: [...missingWords], stems: [...missingStems] };
    for (const count of await read(wanted)) counts.set(count.word, count);
    for (const word of missingWords) words.add(word);
    for (const stem of missingStems) stems.add(stem);
  }
}
