import { expect, test } from "vitest";
import { placeOf, shiftOf } from "#features/player/queue/row-places.ts";

/** Three rows, of which the second is twice as tall. */
const rows = [
  { top: 0, height: 40 },
  { top: 40, height: 80 },
  { top: 120, height: 40 },
];

test.each([
  [0, 0, 0],
  [0, 39, 0],
  [0, 41, 1],
  [0, 99, 1],
  [0, 101, 2],
  [0, 5000, 2],
  [1, 19, 1],
  [1, 21, 2],
  [1, -19, 1],
  [1, -21, 0],
  [2, -39, 2],
  [2, -41, 1],
  [2, -5000, 0],
  [7, 10, 7],
])("row %d, dragged %d pixels, is let go at %d", (from, by, place) => {
  expect(placeOf(rows, from, by)).toBe(place);
});

test("those between make way, and the others stand", () => {
  const shifts = (from: number, to: number) => [0, 1, 2, 3].map((index) => shiftOf(index, from, to, 40));
  expect(shifts(0, 2)).toEqual([0, -40, -40, 0]);
  expect(shifts(3, 1)).toEqual([0, 40, 40, 0]);
  expect(shifts(1, 1)).toEqual([0, 0, 0, 0]);
});
