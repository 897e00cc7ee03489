import { expect, test } from "vitest";
import { TokenScan } from "#core/search/index/token-scan.ts";
import { chances } from "../../../chances.ts";

const draw = chances(66);
const random = (below: number) => Math.floor(draw() * below);

// The highest tokens have all bits of their half, the lowest ones nearly none.
const WORDS = [65_535, 32_768, 1, 32_767, 256, 2, 0, 3, 65_534];

test.each([
  ["of many words", 9],
  ["of few words, which stand side by side everywhere", 2],
] as const)("a word is found wherever it stands, in texts %s", (_, words) => {
  for (let length = 0; length < 28; length++) {
    const read = Array.from({ length }, () => WORDS[random(words)] ?? 0);
    for (const tokens of [Uint16Array.from(read), Int32Array.from(read)])
      for (const word of WORDS.slice(0, words)) {
        const scan = new TokenScan(tokens, word);
        for (let from = 0; from <= length; from++)
          for (let end = from; end <= length; end++) {
            const at = read.indexOf(word, from);
            expect(scan.next(from, end)).toBe(at >= 0 && at < end ? at : end);
          }
      }
  }
});
