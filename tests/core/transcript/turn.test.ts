import { expect, test } from "vitest";
import { listTurns } from "#core/transcript/turn.ts";

function passage(speaker: string | null, start: number | null, end: number | null) {
  return { speaker, start, end, text: "Words.", wordTimes: "" };
}

test("what nobody is named for, or has no times, is no turn", () => {
  expect(listTurns([passage(null, 0, 4), passage("Vera", null, null), passage("Vera", 9, 9)])).toEqual([]);
});

test("passages of one voice that follow each other are one turn", () => {
  expect(
    listTurns([
      passage("Vera", 0, 4),
      passage("Vera", 5, 9),
      passage("Ilya", 9, 12),
      passage("Vera", 12, 20),
    ]),
  ).toEqual([
    { speaker: "Vera", start: 0, end: 9 },
    { speaker: "Ilya", start: 9, end: 12 },
    { speaker: "Vera", start: 12, end: 20 },
  ]);
});

test("somebody unnamed between two passages ends a turn", () => {
  const turns = listTurns([passage("Vera", 0, 4), passage(null, 4, 8), passage("Vera", 8, 9)]);
  expect(turns.map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [8, 9],
  ]);
});
