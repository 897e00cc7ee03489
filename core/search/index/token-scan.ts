import type { Tokens } from "./segment.ts";

/** Finds a word in tokens: where they take two bytes each, two of them are read, and compared, as one number. */
export class TokenScan {
  readonly #tokens: Tokens;
  readonly #word: number;
  /** Each two tokens, the first in the lower half; null where they take four bytes. */
  readonly #pairs: Int32Array | null;

  /** Tokens as a segment has them: they begin at a multiple of four bytes. */
  constructor(tokens: Tokens, word: number) {
    this.#tokens = tokens;
    this.#word = word;
    this.#pairs =
      tokens instanceof Uint16Array
        ? new Int32Array(tokens.buffer, tokens.byteOffset, tokens.length >>> 1)
        : null;
  }

  /** The first place from `at` to before `end` where the word stands; `end` where there is none. */
  next(at: number, end: number): number {
    const [tokens, pairs, word] = [this.#tokens, this.#pairs, this.#word];
    let place = at;
    if (pairs !== null && at < end) {
      if ((at & 1) === 1 && tokens[at] === word) return at;
      const both = word | (word << 16);
      let pair = (at + 1) >>> 1;
      const last = end >>> 1;
      for (; pair < last; pair++) {
        const different = (pairs[pair] ?? 0) ^ both;
        // A half of zeros is where something is borrowed (Hacker's Delight, 6-1).
        if (((different - 0x0001_0001) & ~different & 0x8000_8000) !== 0) break;
      }
      place = 2 * pair;
    }
    while (place < end && tokens[place] !== word) place += 1;
    return place;
  }
}
