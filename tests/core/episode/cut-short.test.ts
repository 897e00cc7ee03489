import { expect, test } from "vitest";
import { isCutShort } from "#core/episode/cut-short.ts";

test.each([
  ["it ended where its file does", { heard: 1799, promised: 1800 }, false],
  ["the rest of the file did not come", { heard: 500, promised: 1800 }, true],
  ["its file is shorter than the feed says", { heard: 1200, promised: 1201, told: 1800 }, false],
  [
    "its file is longer than the feed says, and all was heard",
    { heard: 2400, promised: 2401, told: 1800 },
    false,
  ],
  [
    "its file is longer than the feed says, and ended between them",
    { heard: 2000, promised: 2401, told: 1800 },
    true,
  ],
  [
    "its file was estimated to be longer than the feed says",
    { heard: 1790, promised: 2401, told: 1800 },
    false,
  ],
  ["both file and feed promise more", { heard: 500, promised: 1800, told: 1800 }, true],
  ["the feed names some short length", { heard: 900, promised: 1800, told: 60 }, true],
  [
    "it was measured to end there, whatever its file says",
    { heard: 1800, promised: 2400, taken: 1800 },
    false,
  ],
  ["it was measured to be longer, whatever its file says", { heard: 500, promised: 500, taken: 1800 }, true],
  ["nobody knows how long it is", { heard: 500, promised: null }, false],
  ["it is short, and a breath is missing", { heard: 8, promised: 10 }, false],
])("cut short: %s", (_, ending, expected) => {
  expect(isCutShort({ taken: null, told: null, ...ending })).toBe(expected);
});
