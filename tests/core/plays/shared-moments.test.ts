import { expect, test } from "vitest";
import { sharedMoments } from "#core/plays/shared-moments.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

const PAGE = "/shows/sea/lamps";
const passage = (text: string, start: number) => ({
  speaker: "Vera",
  start,
  end: start + 10,
  text,
  wordTimes: encodeWordTimes(text.split(" ").map((_, place) => start + place)),
});
const transcript: Transcript = {
  language: "en",
  timing: "word",
  passages: [passage("The lamp stood. It burnt all night.", 0), passage("It burnt all night.", 20)],
};
const counted = (start: number, end: number | null, shared: number, opened = 0) => ({
  moment: { start, end },
  count: { shared, opened },
});

test("whoever quotes a word more or less of a sentence has shared the same, in the words of the most", () => {
  const moments = sharedMoments(
    [counted(3, 7, 2), counted(4, 7, 1, 1), counted(3, null, 1)],
    transcript,
    PAGE,
  );
  expect(moments).toMatchObject([
    {
      shared: 4,
      opened: 1,
      moment: { start: 3, end: 7 },
      quote: { text: "It burnt all night.", speaker: "Vera" },
    },
  ]);
  expect(moments[0]?.href).toMatch(/^\/shows\/sea\/lamps\?t=3,7&quote=/);
});

test("the same words elsewhere are another sentence, and those that were shared most come first", () => {
  const moments = sharedMoments(
    [counted(3, 7, 1), counted(20, 24, 3), counted(0, 3, 1, 2)],
    transcript,
    PAGE,
  );
  expect(moments.map(({ moment, shared, opened }) => [moment.start, shared, opened])).toEqual([
    [20, 3, 0],
    [0, 1, 2],
    [3, 1, 0],
  ]);
});

test("where nothing is said moments of one second are one, and have no words", () => {
  const moments = sharedMoments(
    [counted(60.2, null, 1), counted(60.9, null, 2), counted(61, null, 1)],
    null,
    PAGE,
  );
  expect(moments.map(({ shared, href, quote }) => [shared, href, quote])).toEqual([
    [3, `${PAGE}?t=60.9`, null],
    [1, `${PAGE}?t=61`, null],
  ]);
});
