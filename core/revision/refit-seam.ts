import type { Correction, MergeCorrection, SplitCorrection } from "./correction.ts";
import type { Marked, MarkedPlace } from "./marked.ts";
import { isTimedAlike, untilNext } from "./retime.ts";
import { joinSeam, splitSeam } from "./seam.ts";

export function refitSplit(
  correction: SplitCorrection,
  old: Marked,
  now: Marked,
): readonly Correction[] | null {
  const { words, into } = correction;
  const [marks, passage] = [old.marksOf(correction.passage), old.find(correction.passage)];
  const [left, right] = [now.placeOf(marks[words - 1]), now.placeOf(marks[words])];
  const place = right ?? left;
  const there = place && now.passages[place.index];
  if (!passage || !there) return null;
  if (words > 0 && words < marks.length) {
    if (!left || !right) return null;
    if (left.index === right.index - 1 && right.word === 0 && isAtEnd(now, left)) return [];
    if (left.index !== right.index || left.word !== right.word - 1) return null;
  } else if (right ? right.word > 0 : left && !isAtEnd(now, left)) return null;
  const word = right ? right.word : place.word + 1;
  const seam = splitSeam(untilNext(there, now.passages[place.index + 1]), into, word);
  const { end, start } = isTimedAlike(passage, words, there, word, 0) ? correction : seam;
  return [{ kind: "split", ...seam, end, start }];
}

export function refitMerge(
  correction: MergeCorrection,
  old: Marked,
  now: Marked,
): readonly Correction[] | null {
  const [marks, following] = [old.marksOf(correction.passage), old.marksOf(correction.into)];
  let index = -1;
  let { gap } = correction;
  if (marks.length === 0 || following.length === 0) {
    const empty = now.passages.findIndex(({ text }) => text === "");
    if (empty < 0) return [];
    index = following.length === 0 ? empty - 1 : empty;
    gap = "";
  } else {
    const [left, right] = [now.placeOf(marks.at(-1)), now.placeOf(following[0])];
    if (!left || !right) return null;
    if (left.index === right.index) return left.word === right.word - 1 ? [] : null;
    if (left.index !== right.index - 1 || right.word > 0 || !isAtEnd(now, left)) return null;
    index = left.index;
  }
  const [one, other] = [now.passages[index], now.passages[index + 1]];
  if (!one || !other) return null;
  return [{ kind: "merge", ...joinSeam(one, other), gap, at: one.text.length + gap.length }];
}

function isAtEnd(now: Marked, { index, word }: MarkedPlace): boolean {
  return now.marksOf(now.passages[index]?.id ?? -1).length === word + 1;
}
