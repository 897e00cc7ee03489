import type { StoredPassage } from "./transcript.ts";

/** How many colours there are: the tokens `--speaker-0` to `--speaker-5`. */
const COLOURS = 6;

/** Everyone who is named as speaking, in the order in which they are first heard, with the number of their colour. */
export function speakerColours(
  passages: readonly Pick<StoredPassage, "speaker">[],
): ReadonlyMap<string, number> {
  const names = new Set(passages.flatMap(({ speaker }) => speaker ?? []));
  return new Map([...names].map((name, index) => [name, index % COLOURS]));
}

/** The colour of that number, for a style sheet. */
export function speakerColour(number: number): string {
  return `var(--speaker-${number})`;
}
