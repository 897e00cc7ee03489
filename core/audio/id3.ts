import { joined } from "./joined.ts";

/** What is to be known of a tag before its length is. Bytes. */
export const ID3_HEADER = 10;

/** Bytes of the ID3v2 tag at `at` with its header and footer (ID3v2.4, section 3.1), or 0 where there is none. */
export function tagLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x49 || bytes[at + 1] !== 0x44 || bytes[at + 2] !== 0x33) return 0;
  const size = bytes.subarray(at + 6, at + ID3_HEADER);
  if (size.length < 4 || size.some((byte) => byte > 127)) return 0;
  const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : ID3_HEADER;
  return size.reduce((sum, byte) => sum * 128 + byte, 0) + ID3_HEADER + footer;
}

/** Leaves out the ID3v2 tags before a file that comes piece by piece: programs put them before any kind of sound. */
export class TagSkipper {
  #begun = false;
  #left = 0;
  #held: Uint8Array = new Uint8Array(0);

  /** What of these bytes belongs to the file; `last` comes with the final piece, which may be empty. */
  push(bytes: Uint8Array, last: boolean): Uint8Array {
    if (this.#begun) return bytes;
    const skipped = Math.min(this.#left, bytes.length);
    this.#left -= skipped;
    this.#held = joined(this.#held, bytes.subarray(skipped));
    while (this.#held.length >= ID3_HEADER && this.#left === 0) {
      const length = tagLength(this.#held, 0);
      if (length === 0) return this.#begin();
      this.#left = Math.max(0, length - this.#held.length);
      this.#held = this.#held.subarray(length);
    }
    if (last) return this.#begin();
    // Who gives pieces may write over them.
    this.#held = this.#held.slice();
    return new Uint8Array(0);
  }

  #begin(): Uint8Array {
    this.#begun = true;
    return this.#held;
  }
}
