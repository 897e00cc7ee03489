import { expect, test } from "vitest";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { quotePrint } from "#core/quote/quote.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const WORDS = "nobody had thought that the old keeper would write the weather down every single day".split(
  " ",
);

/** The words, one a second from `from` on. */
function transcript(from: number): Transcript {
  const wordTimes = encodeWordTimes(WORDS.map((_, place) => from + place));
  const passage = { speaker: "Ann", start: from, end: from + WORDS.length, text: WORDS.join(" "), wordTimes };
  return { language: "en", timing: "word", passages: [passage] };
}

const print = quotePrint("old keeper would write the weather");

test.each([
  ["no moment, no quote", "", print, 10, null, null],
  ["a moment alone", "12", "", 10, { start: 12, end: null }, null],
  ["words that are there", "15,21", print, 10, { start: 15, end: 21 }, "there"],
  ["words that have moved", "15,21", print, 70, { start: 75, end: 81 }, "moved"],
  [
    "words that are gone",
    "15,21",
    quotePrint("something else entirely was said"),
    10,
    { start: 15, end: 21 },
    "gone",
  ],
  ["a print that cannot be read", "15,21", "<script>", 10, { start: 15, end: 21 }, null],
  ["a time past the end", "900", "", 10, { start: 100, end: null }, null],
] as const)("%s", (_, t, quote, from, moment, kind) => {
  expect(linkedMoment(t, quote, transcript(from), 100)).toEqual({ moment, quote: kind });
});

test("without a transcript the moment is what t says", () => {
  expect(linkedMoment("15", print, null, null)).toEqual({ moment: { start: 15, end: null }, quote: null });
});
