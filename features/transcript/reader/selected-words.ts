import type { Quote } from "#core/quote/quote.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { type SpokenIndex, timeOfWord, type WordPlace } from "#core/transcript/spoken-index.ts";
import type { PageText } from "../text/page-text.ts";

/** Whole words of a transcript that a person has selected. */
export interface SelectedWords {
  readonly from: WordPlace;
  readonly to: WordPlace;
  readonly quote: Omit<Quote, "language">;
  /** Where they stand: one range for each passage. */
  readonly ranges: readonly Range[];
}

/** The words that a selection touches; null where it touches none, or they have no times. */
export function selectedWords(text: PageText, index: SpokenIndex, selection: Range): SelectedWords | null {
  const words = text.wordsIn(selection);
  const start = words && timeOfWord(index, words.from);
  if (words === null || start === null) return null;
  const { from, to } = words;
  const end = timeOfWord(index, { ...to, word: to.word + 1 }) ?? index.ends[to.passage] ?? null;
  const ranges = text.rangesOfWords(from, to);
  const quote = {
    text: foldSpaces(ranges.join(" ")),
    speaker: onlySpeaker(text, from.passage, to.passage),
    moment: { start, end: end !== null && end > start ? end : null },
  };
  return { from, to, quote, ranges };
}

function onlySpeaker(text: PageText, first: number, last: number): string | null {
  const speaker = text.speaker(first);
  for (let passage = first + 1; passage <= last; passage++)
    if (text.speaker(passage) !== speaker) return null;
  return speaker;
}

/** Whether two selections are of the same words. */
export function sameWords(one: SelectedWords | null, other: SelectedWords | null): boolean {
  return one !== null && other !== null && samePlace(one.from, other.from) && samePlace(one.to, other.to);
}

function samePlace(one: WordPlace, other: WordPlace): boolean {
  return one.passage === other.passage && one.word === other.word;
}
