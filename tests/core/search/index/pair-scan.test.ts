import { expect, test } from "vitest";
import { PairScan } from "#core/search/index/pair-scan.ts";
import { chances } from "../../../chances.ts";

const draw = chances(66);
const random = (below: number) => Math.floor(draw() * below);

test.each([
  ["of many words", 9],
  ["of few words, which stand side by side everywhere", 2],
] as const)("two words are found wherever they stand, in texts %s", (_, words) => {
  for (let length = 0; length < 28; length++) {
    // The highest token has all bits of its half.
    const tokens = Uint16Array.from(
      { length },
      () => [65_535, 32_768, 1, 2, 3, 4, 5, 6, 7][random(words)] ?? 0,
    );
    for (const [first, second] of [
      [65_535, 32_768],
      [32_768, 65_535],
      [65_535, 65_535],
    ] as const) {
      const wanted = [...tokens.keys()].filter((at) => tokens[at] === first && tokens[at + 1] === second);
      const scan = new PairScan(tokens, first, second);
      for (let from = 0; from < length; from++)
        for (let end = from; end < length; end++)
          expect(scan.next(from, end)).toBe(wanted.find((at) => at >= from && at < end) ?? end);
    }
  }
});
