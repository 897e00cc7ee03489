import { checksumOf } from "../index/checksum.ts";
import type { QuantisedVector } from "./quantised-vector.ts";
import { hashText } from "./text-hash.ts";

/** More dimensions than models give. */
export const MOST_DIMENSIONS = 4096;

const VERSION = 1;
/** Version, dimensions, how many, and the checksum of all that follows: 32 bits each. */
const HEAD = 16;
const HASH = 8;
const SCALE = 4;

/** What is known of a passage's text: its vector, or null where its server takes no such text. */
export interface TextVector {
  /** That was embedded. */
  readonly text: string;
  readonly vector: QuantisedVector | null;
}

/** The vectors of a transcript's passages, one after the other. Those without one have the scale 0. */
export interface StoredVectors {
  readonly dimensions: number;
  /** Two numbers a passage, see `hashText`; both 0 where its text was not embedded yet. */
  readonly hashes: Uint32Array;
  readonly scales: Float32Array;
  readonly numbers: Int8Array;
}

/** The vectors of passages as bytes, little endian; null where one was not embedded yet. Throws where one has other dimensions. */
export function encodeVectors(
  dimensions: number,
  passages: readonly (TextVector | null)[],
): Uint8Array<ArrayBuffer> {
  const count = passages.length;
  const bytes = new Uint8Array(lengthOf(dimensions, count));
  const { hashes, scales, numbers } = viewOf(bytes.buffer, dimensions, count);
  for (const [index, passage] of passages.entries()) {
    if (passage === null) continue;
    hashes.set(hashText(passage.text), 2 * index);
    if (passage.vector === null) continue;
    if (passage.vector.numbers.length !== dimensions)
      throw new Error(`A vector of ${passage.vector.numbers.length} dimensions is none of ${dimensions}`);
    scales[index] = passage.vector.scale;
    numbers.set(passage.vector.numbers, index * dimensions);
  }
  const sum = checksumOf(new Int32Array(bytes.buffer, HEAD));
  new Int32Array(bytes.buffer, 0, HEAD / 4).set([VERSION, dimensions, count, sum]);
  return bytes;
}

/** The vectors in these bytes, or null where there are none, or they were damaged. */
export function decodeVectors(stored: Uint8Array): StoredVectors | null {
  // In a buffer of their own they lie where arrays of larger numbers may begin.
  const bytes = new Uint8Array(stored);
  if (bytes.length < HEAD) return null;
  const [version, dimensions = 0, count = 0, checksum] = new Int32Array(bytes.buffer, 0, HEAD / 4);
  const right =
    version === VERSION &&
    dimensions > 0 &&
    dimensions <= MOST_DIMENSIONS &&
    count >= 0 &&
    bytes.length === lengthOf(dimensions, count) &&
    checksum === checksumOf(new Int32Array(bytes.buffer, HEAD));
  return right ? { dimensions, ...viewOf(bytes.buffer, dimensions, count) } : null;
}

/** Whole words of 32 bits. */
function lengthOf(dimensions: number, count: number): number {
  return HEAD + 4 * Math.ceil((count * (HASH + SCALE + dimensions)) / 4);
}

function viewOf(buffer: ArrayBuffer, dimensions: number, count: number) {
  const scalesAt = HEAD + count * HASH;
  return {
    hashes: new Uint32Array(buffer, HEAD, 2 * count),
    scales: new Float32Array(buffer, scalesAt, count),
    numbers: new Int8Array(buffer, scalesAt + count * SCALE, count * dimensions),
  };
}

/** Finds what is known of a text among stored vectors: undefined for nothing. */
export function knownTexts(stored: StoredVectors | null): (text: string) => TextVector | undefined {
  const places = new Map<string, number>();
  const count = stored?.scales.length ?? 0;
  for (let index = 0; index < count; index++) {
    const [first, second] = [stored?.hashes[2 * index], stored?.hashes[2 * index + 1]];
    if (second !== 0) places.set(`${first} ${second}`, index);
  }
  return (text) => {
    const index = places.get(hashText(text).join(" "));
    if (index === undefined || stored === null) return undefined;
    const { dimensions, scales, numbers } = stored;
    const scale = scales[index] ?? 0;
    const own = numbers.subarray(index * dimensions, (index + 1) * dimensions);
    return { text, vector: scale === 0 ? null : { scale, numbers: own } };
  };
}
