import type { NearTerm } from "./index-query.ts";

/**
 * Goes through the words of a text that are of any set, in their order, and tells which of them stand near one another: those of
 * any words in a row that hold each set as often as is wanted, with at most `between` others. O(1) a word.
 */
export class NearWindow {
  /** So many words in a row are looked at together. */
  readonly #longest: number;
  /** By set how often it is wanted, and how often it is in the window. */
  readonly #wanted: Int32Array;
  readonly #counts: Int32Array;
  /** The words in the window, in rings: their places, and of which set they are. A word is found by the last bits of its number. */
  readonly #places: Int32Array;
  readonly #sets: Int32Array;
  readonly #mask: number;
  /** The numbers of the first word in the window and of the next to come, and before which all that are near were told. */
  #first = 0;
  #next = 0;
  #told = 0;
  /** How many sets are in the window less often than is wanted. */
  #missing: number;

  constructor({ of, between }: Pick<NearTerm, "of" | "between">) {
    this.#longest = of.reduce((sum, { times }) => sum + times, between);
    this.#wanted = Int32Array.from(of, ({ times }) => times);
    this.#counts = new Int32Array(of.length);
    const room = 2 ** Math.ceil(Math.log2(Math.max(1, this.#longest)));
    this.#places = new Int32Array(room);
    this.#sets = new Int32Array(room);
    this.#mask = room - 1;
    this.#missing = of.length;
  }

  /** Begins another text. */
  clear(): void {
    while (this.#first < this.#next) this.#drop();
  }

  /** Takes the next word of a set, at a place behind the last one, and tells how many of the last words are now known to be near. */
  add(place: number, set: number): number {
    const left = place - this.#longest;
    while (this.#first < this.#next && (this.#places[this.#first & this.#mask] ?? 0) <= left) this.#drop();
    const at = this.#next++ & this.#mask;
    this.#places[at] = place;
    this.#sets[at] = set;
    const count = (this.#counts[set] ?? 0) + 1;
    this.#counts[set] = count;
    if (count === this.#wanted[set]) this.#missing -= 1;
    if (this.#missing > 0) return 0;
    const near = this.#next - Math.max(this.#first, this.#told);
    this.#told = this.#next;
    return near;
  }

  /** Leaves the first word of the window behind. */
  #drop(): void {
    const set = this.#sets[this.#first++ & this.#mask] ?? 0;
    const count = this.#counts[set] ?? 0;
    if (count === this.#wanted[set]) this.#missing += 1;
    this.#counts[set] = count - 1;
  }
}
