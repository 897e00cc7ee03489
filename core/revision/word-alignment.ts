import { foldText } from "../text/find.ts";
import { wordSpans } from "../text/word.ts";
import { alignEqual, type Pair } from "./alignment.ts";

/** The words of two texts that are the same: first those that are spelt alike, between them those that differ in case, accents and punctuation. */
export function alignWords(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const alike = alignEqual(before, after);
  return [...alike, { before: before.length, after: after.length }].flatMap((next, place) => {
    const last = alike[place - 1] ?? { before: -1, after: -1 };
    const from = { before: last.before + 1, after: last.after + 1 };
    const nearly = alignEqual(
      before.slice(from.before, next.before).map(plainWord),
      after.slice(from.after, next.after).map(plainWord),
    ).map((pair) => ({ before: from.before + pair.before, after: from.after + pair.after }));
    return next.before < before.length ? [...nearly, next] : nearly;
  });
}

/** The words of a text as they are spelt, in order: one for each of `wordSpans`. */
export function listWords(text: string): readonly string[] {
  return wordSpans(text).map(({ start, end }) => text.slice(start, end));
}

/** A word of nothing but signs is itself. */
export function plainWord(word: string): string {
  return foldText(word).folded.replace(/[^\p{L}\p{N}\p{M}]/gu, "") || word;
}
