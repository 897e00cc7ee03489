import { expect, test } from "vitest";
import { chooseMerge } from "#core/search/index/merge-policy.ts";

test("seven segments of a size are left alone, the eighth calls for a merge", () => {
  expect(chooseMerge(Array.from({ length: 7 }, () => 10_000))).toEqual([]);
  expect(chooseMerge([900_000, ...Array.from({ length: 8 }, () => 10_000)])).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ]);
});

test("after a thousand episodes few segments are left, and no word was merged often", () => {
  const segments: { words: number; merged: number }[] = [];
  let written = 0;
  for (let episode = 0; episode < 1000; episode++) {
    segments.push({ words: 10_000, merged: 0 });
    for (;;) {
      const chosen = chooseMerge(segments.map(({ words }) => words));
      if (chosen.length === 0) break;
      const words = chosen.reduce((sum, place) => sum + (segments[place]?.words ?? 0), 0);
      const merged = 1 + Math.max(...chosen.map((place) => segments[place]?.merged ?? 0));
      for (const place of chosen.toReversed()) segments.splice(place, 1);
      segments.push({ words, merged });
      written += words;
    }
  }
  expect(segments.reduce((sum, { words }) => sum + words, 0)).toBe(10_000_000);
  expect(segments.length).toBeLessThan(30);
  expect(written).toBeLessThan(5 * 10_000_000);
});
