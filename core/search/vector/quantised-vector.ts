/** A direction in as many dimensions as there are numbers: each times `scale`, it has the length 1. */
export interface QuantisedVector {
  readonly numbers: Int8Array;
  /** Greater than 0. */
  readonly scale: number;
}

const MOST = 127;

/** The direction of a vector in 8 bits a dimension; null where it has none: it is nothing but zeros, or holds what is no number. */
export function quantise(vector: ArrayLike<number>): QuantisedVector | null {
  const values = Array.from(vector);
  const length = Math.hypot(...values);
  if (!Number.isFinite(length) || length === 0) return null;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const numbers = Int8Array.from(values, (value) => Math.round((value / largest) * MOST));
  return { numbers, scale: largest / MOST / length };
}
