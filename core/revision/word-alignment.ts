import { foldText } from "../text/find.ts";
import { wordSpans } from "../text/word.ts";
import { alignEqual, alignGaps, type Pair } from "./alignment.ts";

/** The words of two texts that are the same: first those that are spelt alike, between them those that differ in case, accents and punctuation. */
export function alignWords(before: readonly string[], after: readonly string[]): readonly Pair[] {
  return alignGaps(alignEqual(before, after), before, after, (one, other) =>
    alignEqual(one.map(plainWord), other.map(plainWord)),
  );
}

/** The words of a text as they are spelt, in order: one for each of `wordSpans`. */
export function listWords(text: string): readonly string[] {
  return wordSpans(text).map(({ start, end }) => text.slice(start, end));
}

/** A word of nothing but signs is itself. */
export function plainWord(word: string): string {
  return foldText(word).folded.replace(/[^\p{L}\p{N}\p{M}]/gu, "") || word;
}
