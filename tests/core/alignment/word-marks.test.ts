import { describe, expect, test } from "vitest";
import { fillWordStarts, findWordStarts, LEVELS } from "#core/alignment/word-marks.ts";

const SLICE = 10;
const WORD = 100;

/** Words of a hundred samples with a pause of fifty after each, the n-th as loud as the n-th level says. */
function spoken(levels: readonly number[]): Int16Array {
  return Int16Array.from(
    levels.flatMap((level) => [
      ...Array.from({ length: WORD }, (_, i) => Math.round((level / 100) * (i % 2 === 0 ? 8000 : -8000))),
      ...Array.from({ length: 50 }, () => 0),
    ]),
  );
}

const level = (word: number) => LEVELS[word % LEVELS.length] ?? 0;
const words = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("where words begin", () => {
  test("is where another loudness does, as far as slices tell", () => {
    const marked = spoken(words(11).map(level));
    const plain = spoken(words(11).map(() => 100));
    expect(findWordStarts(plain, marked, 11, SLICE)).toEqual(words(11).map((i) => 150 * i));
  });

  test("a word that was drawn into the one before has none, and those after it keep theirs", () => {
    const said = [0, 1, 3, 4, 5];
    const found = findWordStarts(spoken(said.map(() => 100)), spoken(said.map(level)), 6, SLICE);
    expect(found).toEqual([0, 150, null, 300, 450, 600]);
  });

  test("is not known where one was said in another time than the other", () => {
    expect(findWordStarts(new Int16Array(500), new Int16Array(400), 2, SLICE)).toEqual([null, null]);
  });

  test("is not known of silence", () => {
    expect(findWordStarts(new Int16Array(500), new Int16Array(500), 2, SLICE)).toEqual([null, null]);
  });
});

describe("words whose beginnings are not known", () => {
  test("share the time between those that are, by how long they are written", () => {
    expect(fillWordStarts([0, null, 100, null], [4, 4, 3, 3], 300)).toEqual([0, 50, 100, 200]);
  });

  test("begin with the speech where none is known", () => {
    expect(fillWordStarts([null, null], [1, 1], 80)).toEqual([0, 40]);
  });
});
