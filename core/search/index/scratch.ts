/** Lists of a million documents with their scores, thrice. What a question needs beyond that is new each time. */
const MOST_KEPT = 36 * 2 ** 20;

/** Any number stands where one that takes eight bytes may. */
const STEP = 8;

/**
 * Memory for what is made on the way to an answer, handed out again for the next question: the first write into each page of memory
 * that is new takes longer than all that is written into it. What is in it is left from before.
 */
export class Scratch {
  #memory = new ArrayBuffer(0);
  /** How many bytes were asked for since it was cleared. */
  #asked = 0;

  /** Takes back all that was handed out, which nobody may use any longer, and makes room for as much the next time. */
  clear(): void {
    const wanted = Math.min(this.#asked, MOST_KEPT);
    if (wanted > this.#memory.byteLength) this.#memory = new ArrayBuffer(wanted);
    this.#asked = 0;
  }

  /** Room for so many whole numbers. */
  int32s(length: number): Int32Array {
    const from = this.#take(length * Int32Array.BYTES_PER_ELEMENT);
    return from === null ? new Int32Array(length) : new Int32Array(this.#memory, from, length);
  }

  /** Room for so many numbers. */
  float64s(length: number): Float64Array {
    const from = this.#take(length * Float64Array.BYTES_PER_ELEMENT);
    return from === null ? new Float64Array(length) : new Float64Array(this.#memory, from, length);
  }

  /** Where so many bytes begin; null where they have no room. */
  #take(bytes: number): number | null {
    const from = this.#asked;
    this.#asked += Math.ceil(bytes / STEP) * STEP;
    return from + bytes <= this.#memory.byteLength ? from : null;
  }
}
