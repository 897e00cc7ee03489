/** How far something had come at a time. */
export interface Mark {
  /** Milliseconds of any clock that goes forward. */
  readonly at: number;
  /** Bytes. */
  readonly sent: number;
}

/** Milliseconds. A rate over less jumps about, over more it notices late that the network has changed. */
const WINDOW = 8000;
const SHORTEST = 1000;

/** The marks that still tell the pace, and this one, which is the newest. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks.filter(({ at }) => mark.at - at <= WINDOW), mark];
}

/** Bytes a second; null where it is too soon to say, or nothing moves. */
export function rateOf(marks: readonly Mark[]): number | null {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST || last.sent <= first.sent) return null;
  return ((last.sent - first.sent) * 1000) / (last.at - first.at);
}

/** Seconds until `left` bytes are there, at least 1; null where nobody can say. */
export function secondsLeft(left: number, rate: number | null): number | null {
  return rate === null ? null : Math.max(1, Math.round(left / rate));
}
