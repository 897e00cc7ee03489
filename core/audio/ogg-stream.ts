import { joined } from "./joined.ts";

const HEADER = 27;
/** The longest page: 255 segments of 255 bytes, and what stands before them. */
const LONGEST_PAGE = HEADER + 255 + 255 * 255;

/** The remainders of CRC-32 with the polynomial 04C11DB7, unreflected, by the highest byte. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit++) rest = rest < 0 ? (rest << 1) ^ 0x04c1_1db7 : rest << 1;
  return rest;
});

/**
 * Finds the whole and undamaged pages of an Ogg file (RFC 3533, section 6) that comes piece by piece, and leaves out all
 * else: damage, a last page cut short, streams beside the first. What follows when that has ended comes too: its first page
 * says so (`beginsStream`). Holds no more than a page between two pieces.
 */
export class OggStream {
  #rest: Uint8Array = new Uint8Array(0);
  #serial: number | null = null;
  #ended = false;

  /** Bytes that wait for the next piece. */
  get held(): number {
    return this.#rest.length;
  }

  /** The pages that `bytes` completes, each by itself. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const all = joined(this.#rest, bytes);
    const pages: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      at = findCapture(all, at);
      const length = pageLength(all, at);
      if (length === null) break;
      if (isSound(all, at, length)) {
        const page = all.subarray(at, at + length);
        if (this.#isOurs(page)) pages.push(page);
        at += length;
      } else if (at + length <= all.length) at += 1;
      else break;
    }
    // What is longer than any page began with something that is none.
    this.#rest = all.slice(Math.max(at, all.length - LONGEST_PAGE));
    return pages;
  }

  #isOurs(page: Uint8Array): boolean {
    const serial = new DataView(page.buffer, page.byteOffset).getUint32(14, true);
    if (this.#serial === null || (this.#ended && beginsStream(page))) {
      this.#serial = serial;
      this.#ended = false;
    }
    if (this.#serial !== serial) return false;
    this.#ended ||= ((page[FLAGS] ?? 0) & 4) !== 0;
    return true;
  }
}

const FLAGS = 5;

/** Whether a page is the first of a stream. */
export function beginsStream(page: Uint8Array): boolean {
  return ((page[FLAGS] ?? 0) & 2) !== 0;
}

/** The first place from `at` on where a page may begin, or where the bytes are too few to tell. */
function findCapture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x4f, from); at >= 0; at = bytes.indexOf(0x4f, at + 1)) {
    const capture = [0x4f, 0x67, 0x67, 0x53, 0];
    if (capture.every((byte, i) => at + i >= bytes.length || bytes[at + i] === byte)) return at;
  }
  return bytes.length;
}

/** Bytes of the page at `at` by its header; null where not all of that is there. */
function pageLength(bytes: Uint8Array, at: number): number | null {
  const segments = bytes[at + HEADER - 1];
  if (segments === undefined || at + HEADER + segments > bytes.length) return null;
  const table = bytes.subarray(at + HEADER, at + HEADER + segments);
  return table.reduce((sum, size) => sum + size, HEADER + segments);
}

/** Whether all of the page is there, and as its checksum says. */
function isSound(bytes: Uint8Array, at: number, length: number): boolean {
  if (at + length > bytes.length) return false;
  const told = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 22, true);
  let rest = 0;
  for (let i = 0; i < length; i++) {
    // The checksum itself counts as zeros.
    const byte = i >= 22 && i < 26 ? 0 : (bytes[at + i] ?? 0);
    rest = (rest << 8) ^ (REMAINDERS[((rest >>> 24) ^ byte) & 0xff] ?? 0);
  }
  return rest >>> 0 === told;
}
