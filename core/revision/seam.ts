import { spacedBefore, wordSpans } from "../text/word.ts";
import type { EditablePassage, SplitCorrection } from "./correction.ts";
import { listWords } from "./word-alignment.ts";

/** Where one passage ends and the next begins, as corrections tell it. */
export type Seam = Omit<SplitCorrection, "kind">;

/** Where a passage is cut before its word of that number, from 0, for the words from there on to be the passage `into`. */
export function splitSeam(passage: EditablePassage, into: number, word: number): Seam {
  const { id, text, speaker, wordTimes } = passage;
  const spans = wordSpans(text);
  const at = spans[word]?.start ?? text.length;
  const gap = text.slice(spans[word - 1]?.end ?? 0, at);
  const time = wordTimes[word] ?? passage.end;
  return { passage: id, into, at, words: word, gap, speaker, end: time, start: time };
}

/** Where two passages of one speaker are joined. Scripts without spaces get none. */
export function joinSeam(passage: EditablePassage, following: EditablePassage): Seam {
  const { id, text, speaker, end } = passage;
  const gap = isSpaced(text, following.text) ? " " : "";
  return {
    passage: id,
    into: following.id,
    at: text.length + gap.length,
    words: wordSpans(text).length,
    gap,
    speaker,
    end,
    start: following.start,
  };
}

/** Whether two texts need a space between them for their words to stay the same. */
function isSpaced(before: string, after: string): boolean {
  if (before === "" || after === "") return false;
  const [words, next] = [listWords(before), listWords(after)];
  if (spacedBefore(words.at(-1) ?? "", next[0] ?? "")) return true;
  return wordSpans(before + after).length !== words.length + next.length;
}
