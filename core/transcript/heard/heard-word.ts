import { wordSpans } from "../../text/word.ts";
import type { RecognisedSegment, RecognisedWord } from "../read/recogniser/recognised.ts";

/** A word as it was heard in the sound of an episode. Times are seconds in the episode, in order. */
export interface HeardWord {
  /** As written: white space at its beginning may be all that parts it from the word before. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It begins a segment. */
  readonly first: boolean;
  /** Its time was told; else it was reckoned from those of its segment. */
  readonly measured: boolean;
}

/** No recogniser parts a word from its signs by more words than this. */
const LOOK_AHEAD = 3;

/**
 * The words of a piece of an episode, in order, with times inside the piece. Words without times that can be used are told by
 * their segment, and signs that only the text of the segment has are put back.
 */
export function heardWords(
  segments: readonly RecognisedSegment[],
  { start: from, end: to }: { readonly start: number; readonly end: number },
): readonly HeardWord[] {
  let latest = from;
  const within = (time: number) => Math.min(to, Math.max(latest, from + time));
  return segments.flatMap((segment) => {
    const timed = segment.words.every(({ start }) => start !== null && from + start <= to);
    const measured = timed && segment.words.length > 0;
    const words = measured ? withSigns(segment) : reckoned(segment, to - from);
    return words.map(({ text, start, end }, index) => {
      const begin = within(start ?? 0);
      latest = begin;
      return { text, start: begin, end: within(end ?? start ?? 0), first: index === 0, measured };
    });
  });
}

/** The words of a segment with its whole text, each with an equal share of its time by its letters. */
function reckoned(segment: RecognisedSegment, longest: number): readonly RecognisedWord[] {
  const text = segment.text.trim() === "" ? segment.words.map((word) => word.text).join(" ") : segment.text;
  const begin = Math.min(segment.start ?? 0, longest);
  const length = Math.max(0, Math.min(segment.end ?? begin, longest) - begin);
  const timeAt = (offset: number) => begin + (length * offset) / Math.max(1, text.length);
  let before = 0;
  return wordSpans(text).map(({ start, end }) => {
    const written = text.slice(before, end);
    before = end;
    return { text: written, start: timeAt(start), end: timeAt(end), speaker: segment.speaker };
  });
}

/** Some tell words without the signs that the text of their segment has: each word takes over how the text writes it. */
function withSigns({ text, words }: RecognisedSegment): readonly RecognisedWord[] {
  const spans = wordSpans(text);
  const written = spans.map(({ start, end }) => text.slice(start, end));
  const plain = written.map(plainWord);
  let next = 0;
  return words.map((word) => {
    const own = plainWord(word.text);
    const ahead = plain.slice(next, next + LOOK_AHEAD).indexOf(own);
    if (own === "" || ahead < 0) return word;
    next += ahead + 1;
    const space = /^\s*/.exec(word.text)?.[0] ?? "";
    let said = written[next - 1] ?? word.text;
    // A dash that stands alone goes with the word before it.
    while (next < plain.length && plain[next] === "") said += ` ${written[next++]}`;
    return { ...word, text: space + said };
  });
}

/** A word by its letters and digits alone, by which it is known again. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
