import { expect, test } from "vitest";
import { speakerColours } from "#core/transcript/speaker-colour.ts";

const passages = (...speakers: (string | null)[]) => speakers.map((speaker) => ({ speaker }));

test("speakers have their colours by the order in which they are first heard", () => {
  const colours = speakerColours(passages(null, "Vera", "Ilya", "Vera", null, "Mara"));
  expect([...colours]).toEqual([
    ["Vera", 0],
    ["Ilya", 1],
    ["Mara", 2],
  ]);
});

test("the seventh speaker has the first one's colour again", () => {
  const colours = speakerColours(passages("a", "b", "c", "d", "e", "f", "g"));
  expect([...colours.values()]).toEqual([0, 1, 2, 3, 4, 5, 0]);
});
