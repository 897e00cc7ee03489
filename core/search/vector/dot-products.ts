/** Where numbers lie in a memory: all as places in bytes. */
export interface DotQuestion {
  /** 16-bit numbers, `stride` of them. */
  readonly query: number;
  /** 8-bit numbers, `stride` of them a vector. */
  readonly vectors: number;
  /** Numbers a vector, a multiple of 16. */
  readonly stride: number;
  readonly count: number;
  /** Of 32-bit numbers, one a vector. */
  readonly out: number;
}

/** Writes the dot product of the query with each vector, exact in whole numbers. */
export type DotProducts = (question: DotQuestion) => void;

/** The same as the module of `dot-module.ts`, for where it cannot run, and to test it by. */
export function plainDotProducts(buffer: ArrayBufferLike): DotProducts {
  return ({ query, vectors, stride, count, out }) => {
    const wanted = new Int16Array(buffer, query, stride);
    const numbers = new Int8Array(buffer, vectors, stride * count);
    const sums = new Int32Array(buffer, out, count);
    for (let vector = 0; vector < count; vector++) {
      let sum = 0;
      const from = vector * stride;
      for (let at = 0; at < stride; at++) sum += (wanted[at] ?? 0) * (numbers[from + at] ?? 0);
      sums[vector] = sum;
    }
  };
}
