import type { DotProducts } from "./dot-products.ts";
import type { QuantisedVector } from "./quantised-vector.ts";
import { MOST_DIMENSIONS } from "./stored-vectors.ts";

/** Some hundreds of thousands of small vectors. Bytes. */
export const BLOCK_BYTES = 64 * 1024 * 1024;
/** So many threads may ask one block at once, each by its own number from 0 on. */
const THREADS = 2;
/** Vectors that are multiplied at once. */
const CHUNK = 4096;
/** What a thread writes: the query, and what comes of it. */
const DESK = 2 * MOST_DIMENSIONS + 4 * CHUNK;
const STEP = 16;

/** Vectors of passages in one memory that threads share. Those before `count` of another thread's stay where they are. */
export interface VectorBlock {
  readonly buffer: ArrayBufferLike;
  readonly dimensions: number;
  readonly capacity: number;
  /** By the place of a vector the id of its passage; 0 for a vector that is dead. */
  readonly ids: Float64Array;
  readonly scales: Float32Array;
  readonly numbers: Int8Array;
}

/** What lies in a memory of `BLOCK_BYTES`, which is empty at first. Vectors are padded with zeros. */
export function viewBlock(buffer: ArrayBufferLike, dimensions: number): VectorBlock {
  const stride = strideOf(dimensions);
  const begin = THREADS * DESK;
  const capacity = Math.floor((BLOCK_BYTES - begin) / (stride + 12) / STEP) * STEP;
  const scalesAt = begin + 8 * capacity;
  return {
    buffer,
    dimensions,
    capacity,
    ids: new Float64Array(buffer, begin, capacity),
    scales: new Float32Array(buffer, scalesAt, capacity),
    numbers: new Int8Array(buffer, scalesAt + 4 * capacity, capacity * stride),
  };
}

function strideOf(dimensions: number): number {
  return Math.ceil(dimensions / STEP) * STEP;
}

/** Writes a vector to a place that is free. */
export function putVector(block: VectorBlock, place: number, id: number, vector: QuantisedVector): void {
  block.numbers.set(vector.numbers, place * strideOf(block.dimensions));
  block.scales[place] = vector.scale;
  block.ids[place] = id;
}

/** Tells of each of the first `count` vectors that live how near it is to the query: its cosine, from -1 to 1. */
export function eachSimilarity(
  block: VectorBlock,
  count: number,
  query: QuantisedVector,
  { dots, thread }: { readonly dots: DotProducts; readonly thread: number },
  tell: (id: number, similarity: number) => void,
): void {
  const { buffer, dimensions, ids, scales, numbers } = block;
  const stride = strideOf(dimensions);
  const desk = (thread % THREADS) * DESK;
  const out = desk + 2 * MOST_DIMENSIONS;
  const wanted = new Int16Array(buffer, desk, stride).fill(0);
  wanted.set(query.numbers);
  const sums = new Int32Array(buffer, out, CHUNK);
  for (let from = 0; from < count; from += CHUNK) {
    const some = Math.min(CHUNK, count - from);
    dots({ query: desk, vectors: numbers.byteOffset + from * stride, stride, count: some, out });
    for (let at = 0; at < some; at++) {
      const id = ids[from + at] ?? 0;
      if (id !== 0) tell(id, (sums[at] ?? 0) * (scales[from + at] ?? 0) * query.scale);
    }
  }
}
