import { wordSpans } from "../text/word.ts";
import { alignEqual } from "./alignment.ts";
import type { EditablePassage, WordsCorrection } from "./correction.ts";
import { listWords } from "./word-alignment.ts";

/** What differs between two texts, with as much of the white space around it as differs. */
export interface WordChange {
  /** UTF-16 units in either text. */
  readonly at: { readonly before: number; readonly after: number };
  readonly removed: string;
  readonly inserted: string;
  /** The words that the change is made of, from one to before another, in either text. */
  readonly words: {
    readonly from: { readonly before: number; readonly after: number };
    readonly to: { readonly before: number; readonly after: number };
  };
}

/** Where two texts differ, in order: whole words at least, and where only white space differs, that. */
export function listWordChanges(before: string, after: string): readonly WordChange[] {
  const [spansBefore, spansAfter] = [wordSpans(before), wordSpans(after)];
  const alike = alignEqual(listWords(before), listWords(after));
  let last = { before: -1, after: -1 };
  return [...alike, { before: spansBefore.length, after: spansAfter.length }].flatMap((next) => {
    const at = {
      before: spansBefore[last.before]?.end ?? 0,
      after: spansAfter[last.after]?.end ?? 0,
    };
    const removed = before.slice(at.before, spansBefore[next.before]?.start);
    const inserted = after.slice(at.after, spansAfter[next.after]?.start);
    const words = { from: { before: last.before + 1, after: last.after + 1 }, to: next };
    last = next;
    return removed === inserted ? [] : trimChange({ at, removed, inserted, words });
  });
}

/** Without the white space that both sides begin or end with. */
function trimChange({ at, removed, inserted, words }: WordChange): WordChange {
  const head = likeSpaces(removed, inserted, (text, place) => text.charAt(place));
  const [left, right] = [removed.slice(head), inserted.slice(head)];
  const tail = likeSpaces(left, right, (text, place) => text.charAt(text.length - 1 - place));
  return {
    at: { before: at.before + head, after: at.after + head },
    removed: left.slice(0, left.length - tail),
    inserted: right.slice(0, right.length - tail),
    words,
  };
}

function likeSpaces(one: string, other: string, letter: (text: string, place: number) => string): number {
  let count = 0;
  while (/\s/.test(letter(one, count)) && letter(one, count) === letter(other, count)) count++;
  return count;
}

/** The corrections that give a passage another text, spoken at these times: one for each part that differs, from left to right. */
export function wordsCorrections(
  passage: EditablePassage,
  text: string,
  times: readonly number[],
): readonly WordsCorrection[] {
  return listWordChanges(passage.text, text).map(({ at, removed, inserted, words: { from, to } }) => ({
    kind: "words",
    passage: passage.id,
    // All that is to the left has been corrected when it is this one's turn.
    at: at.after,
    removed,
    inserted,
    times: {
      from: from.after,
      removed: passage.wordTimes.slice(from.before, to.before),
      inserted: times.slice(from.after, to.after),
    },
  }));
}
