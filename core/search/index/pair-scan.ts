/** Finds where two words stand side by side, in tokens of two bytes each: two of them are read, and compared, as one number. */
export class PairScan {
  readonly #tokens: Uint16Array;
  readonly #first: number;
  readonly #second: number;
  /** Each two tokens, the first in the lower half. */
  readonly #pairs: Int32Array;

  /** Tokens as a segment has them: they begin at a multiple of four bytes. */
  constructor(tokens: Uint16Array, first: number, second: number) {
    this.#tokens = tokens;
    this.#first = first;
    this.#second = second;
    this.#pairs = new Int32Array(tokens.buffer, tokens.byteOffset, tokens.length >>> 1);
  }

  /** The first place from `at` to before `end` where the first word stands, and the second behind it; `end` where there is none. */
  next(at: number, end: number): number {
    if ((at & 1) === 1 && at < end) return this.#isAt(at) ? at : this.next(at + 1, end);
    const pairs = this.#pairs;
    const wanted = this.#first | (this.#second << 16);
    const whole = Math.min(end >>> 1, pairs.length - 1);
    let index = at >>> 1;
    let following = pairs[index] ?? 0;
    for (; index < whole; index++) {
      const here = following;
      following = pairs[index + 1] ?? 0;
      if (here === wanted) return 2 * index;
      if (((here >>> 16) | (following << 16)) === wanted) return 2 * index + 1;
    }
    let place = Math.max(at, 2 * index);
    while (place < end && !this.#isAt(place)) place += 1;
    return place;
  }

  #isAt(place: number): boolean {
    return this.#tokens[place] === this.#first && this.#tokens[place + 1] === this.#second;
  }
}
