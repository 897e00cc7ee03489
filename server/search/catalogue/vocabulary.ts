import type { KnownWords } from "#core/search/did-you-mean.ts";
import { slips } from "#core/search/misspelling.ts";
import { wordStem } from "#core/search/word-stem.ts";
import { at } from "./at.ts";
import type { SpokenWords } from "./plan.ts";

/** More forms than this of one word are not looked for; the most spoken are. */
const MOST_FORMS = 8;
/** Shorter words have too many neighbours to guess among. */
const LEAST_LENGTH = 2;

export interface WordCount {
  readonly word: string;
  /** In how many passages it is spoken. */
  readonly passages: number;
}

/** All words that are spoken, as the index keeps them: what completes a word, what else it may be, its other forms. */
export class Vocabulary implements SpokenWords, KnownWords {
  /** In the order of their letters (UTF-8, as the index gives them). */
  readonly #words: readonly string[];
  readonly #counts = new Map<string, number>();
  readonly #byStem = new Map<string, string[]>();
  readonly #total: number;

  /** `total`: how many passages there are. */
  constructor(words: Iterable<WordCount>, total: number) {
    this.#total = total;
    const sorted: string[] = [];
    for (const { word, passages } of words) {
      sorted.push(word);
      this.#counts.set(word, passages);
      const stem = wordStem(word);
      const forms = this.#byStem.get(stem);
      if (forms) forms.push(word);
      else this.#byStem.set(stem, [word]);
    }
    this.#words = sorted.sort();
  }

  /** In how many passages it is spoken; 0 for one that nobody says. */
  readonly passages = (word: string): number => this.#counts.get(word) ?? 0;

  /** The share of all passages in which it is spoken. */
  readonly share = (word: string): number => this.passages(word) / Math.max(1, this.#total);

  /** The word, and its other forms that are spoken, most spoken first. */
  readonly forms = (word: string): readonly string[] => {
    const others = (this.#byStem.get(wordStem(word)) ?? []).filter((form) => form !== word);
    return [word, ...this.#mostSpoken(others, MOST_FORMS - 1)];
  };

  /** Spoken words that begin so, most spoken first. */
  completions(beginning: string, most: number): readonly string[] {
    return this.#mostSpoken(this.#beginningWith(beginning), most);
  }

  /** Spoken words that a word which is not spoken may have been meant for, likeliest first. */
  readonly corrections = (word: string, most: number): readonly string[] => {
    if (word.length < LEAST_LENGTH) return [];
    const near = new Map<string, number>();
    for (const { word: meant, likelihood } of slips(word)) {
      const passages = this.#counts.get(meant);
      if (passages === undefined || meant === word) continue;
      const weight = likelihood * passages ** 0.5;
      near.set(meant, Math.max(near.get(meant) ?? weight, weight));
    }
    return [...near]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([meant]) => meant);
  };

  *#beginningWith(beginning: string): Generator<string> {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(this.#words, middle) < beginning) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < this.#words.length; index++) {
      const word = at(this.#words, index);
      if (!word.startsWith(beginning)) return;
      yield word;
    }
  }

  #mostSpoken(words: Iterable<string>, most: number): readonly string[] {
    return [...words].sort((a, b) => this.passages(b) - this.passages(a)).slice(0, most);
  }
}
