import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HeardWord } from "#core/transcript/heard/heard-word.ts";
import { type HeardPiece, heardSegments, joinHeard } from "#core/transcript/heard/join-heard.ts";
import { recognisedCues } from "#core/transcript/read/recogniser/recognised.ts";

const OVERLAP = 4;
const PIECE = 30;

/** Words that follow one another after these gaps. Each lasts as long as the gap after it. */
function said(texts: readonly string[], gaps: readonly number[]): readonly HeardWord[] {
  let at = 0;
  return texts.map((text, index) => {
    const start = at;
    at += gaps[index] ?? 0.3;
    return { text: ` ${text}`, start, end: at, first: false, measured: true };
  });
}

/** What a recogniser hears of words in each piece: those that are in it whole, a little earlier or later than they are. */
function heard(words: readonly HeardWord[], jitter: (piece: number, word: number) => number): HeardPiece[] {
  const duration = words.at(-1)?.end ?? 0;
  const pieces: HeardPiece[] = [];
  for (let start = 0; start === 0 || start + OVERLAP < duration; start += PIECE - OVERLAP) {
    const end = Math.min(duration, start + PIECE);
    const own = words.flatMap((word, index) => {
      if (word.start < start || word.end > end) return [];
      const shift = jitter(pieces.length, index);
      return [{ ...word, start: word.start + shift, end: word.end + shift }];
    });
    pieces.push({ start, end, words: own });
  }
  return pieces;
}

const texts = (words: readonly HeardWord[]) => words.map(({ text }) => text.trim());
const gaps = fc.array(fc.double({ min: 0.15, max: 1.2, noNaN: true }), { minLength: 20, maxLength: 300 });

describe("words of pieces that overlap", () => {
  test("are all there once, in order, when each was heard a little earlier or later in one than in the other", () => {
    fc.assert(
      fc.property(
        gaps,
        fc.infiniteStream(fc.double({ min: -0.07, max: 0.07, noNaN: true })),
        (gap, noise) => {
          const words = said(
            gap.map((_, index) => `word${index}`),
            gap,
          );
          const joined = joinHeard(heard(words, () => noise.next().value ?? 0));
          expect(texts(joined)).toEqual(texts(words));
          const starts = joined.map(({ start }) => start);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test("are all there once where few words are said again and again", () => {
    const few = fc.constantFrom("ha", "no", "yes");
    fc.assert(
      fc.property(gaps, fc.infiniteStream(few), (gap, choice) => {
        const words = said(
          gap.map(() => choice.next().value ?? "ha"),
          gap,
        );
        expect(texts(joinHeard(heard(words, () => 0)))).toEqual(texts(words));
      }),
    );
  });

  test("go over from one piece to the next in the middle where they have no word in common", () => {
    const word = (text: string, start: number) => ({
      text,
      start,
      end: start + 0.2,
      first: false,
      measured: true,
    });
    const pieces = [
      { start: 0, end: 10, words: [word("one", 1), word("tow", 7), word("thre", 9)] },
      { start: 6, end: 16, words: [word("two", 7), word("three", 9), word("four", 12)] },
    ];
    expect(texts(joinHeard(pieces))).toEqual(["one", "tow", "three", "four"]);
  });

  test("are none where nothing was heard", () => {
    expect(joinHeard([])).toEqual([]);
    expect(
      joinHeard([
        { start: 0, end: 9, words: [] },
        { start: 5, end: 12, words: [] },
      ]),
    ).toEqual([]);
  });
});

test("segments that are only timed as a whole stay so, with their text as it was", () => {
  const words = said(["One", "two."], [0.5, 0.5]).map((word, index) => ({
    ...word,
    first: index === 0,
    measured: false,
  }));
  const { cues } = recognisedCues(heardSegments(words));
  expect(cues).toEqual([{ start: 0, end: 1, speaker: null, text: "One two.", stamps: [] }]);
});
