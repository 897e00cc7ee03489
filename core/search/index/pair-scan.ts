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
    let one = pairs[index] ?? 0;
    // Four at once: whether there are so many is asked once.
    for (; index + 3 < whole; index += 4) {
      const two = pairs[index + 1] ?? 0;
      const three = pairs[index + 2] ?? 0;
      const four = pairs[index + 3] ?? 0;
      const five = pairs[index + 4] ?? 0;
      if (one === wanted) return 2 * index;
      if (across(one, two) === wanted) return 2 * index + 1;
      if (two === wanted) return 2 * index + 2;
      if (across(two, three) === wanted) return 2 * index + 3;
      if (three === wanted) return 2 * index + 4;
      if (across(three, four) === wanted) return 2 * index + 5;
      if (four === wanted) return 2 * index + 6;
      if (across(four, five) === wanted) return 2 * index + 7;
      one = five;
    }
    let place = Math.max(at, 2 * index);
    while (place < end && !this.#isAt(place)) place += 1;
    return place;
  }

  #isAt(place: number): boolean {
    return this.#tokens[place] === this.#first && this.#tokens[place + 1] === this.#second;
  }
}

/** The second token of a pair and the first of the next. */
function across(pair: number, next: number): number {
  return (pair >>> 16) | (next << 16);
}
