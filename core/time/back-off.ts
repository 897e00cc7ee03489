/** How long is waited after failures; milliseconds. */
interface BackOff {
  /** After the first one. */
  readonly first: number;
  /** However many there were. */
  readonly most: number;
}

/** A tenth more or less, so that what failed together does not come again together. */
const SPREAD = 0.1;

/** How long to wait after so many failures in turn: twice as long after each. `random` is from 0 up to 1. Milliseconds. */
export function backOff(failures: number, { first, most }: BackOff, random: number): number {
  return spread(Math.min(most, first * 2 ** Math.max(0, failures - 1)), random);
}

/** Makes a wait a little longer or shorter. `random` is from 0 up to 1. */
export function spread(wait: number, random: number): number {
  return Math.round(wait * (1 - SPREAD + 2 * SPREAD * random));
}
