/** Where a problem stands in a file: a line (counted from 1), or a path such as `segments[3].startTime`. */
export type Spot = { readonly line: number } | { readonly path: string };

/**
 * What a parser could not use, and why. Parsers return data and problems; they never throw on a stranger's
 * file and never drop anything in silence. `code` names a sentence under `problems` in `messages/*.json`;
 * `value` is the offending text, cut to 120 characters, to be put into that sentence.
 */
export interface Problem {
  readonly spot: Spot;
  readonly code: string;
  readonly value: string;
}

const LONGEST_VALUE = 120;

export function problemAt(spot: Spot, code: string, value = ""): Problem {
  const short = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
  return { spot, code, value: short };
}
