import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSegment } from "#core/search/index/build-segment.ts";
import { findRepeats } from "#core/search/index/repeats.ts";
import { sketchesOf } from "#core/search/index/sketch.ts";
import { buildPassages } from "#core/transcript/passage.ts";

const EPISODES = 40;
/** Words of the sentences of an advertisement. */
const READ = [8, 13, 18, 9, 14, 19, 10, 15, 20];

/** Numbers from 0 to below 1 that are the same in each run. */
function chance(): () => number {
  const numbers = fc.sample(fc.noBias(fc.nat(999_999)), { seed: 7, numRuns: 200_000 });
  let next = 0;
  return () => (numbers[next++ % numbers.length] ?? 0) / 1_000_000;
}

/** Passages of made episodes which all have an advertisement; `changed` is the share of its words that are others each time. */
function madePassages(changed: number) {
  const random = chance();
  // Some words are said much more often than others.
  const word = () => `w${Math.floor(3000 * random() ** 3)}`;
  const sentence = (length: number) => `${Array.from({ length }, word).join(" ")}.`;
  const talk = () =>
    Array.from({ length: 20 + Math.floor(random() * 8) }, () => sentence(5 + Math.floor(random() * 20)));
  const advertisement = READ.map(sentence);
  return Array.from({ length: EPISODES }, () => {
    const read = advertisement.map((text) =>
      text.replace(/\w+/g, (own) => (random() < changed ? word() : own)),
    );
    const lines = [...talk(), ...read, ...talk()];
    const cues = lines.map((text, at) => ({ start: at, end: at + 1, speaker: "Ann", text, stamps: [] }));
    return buildPassages(cues).passages.map(({ text }) => {
      const words = read
        .filter((own) => text.includes(own))
        .join(" ")
        .split(" ")
        .filter(Boolean).length;
      return { text, share: words / text.split(" ").length };
    });
  }).flat();
}

test.each([0, 0.02])(
  "what is read in each episode is known wherever it was cut, %s of its words changed",
  (changed) => {
    const passages = madePassages(changed);
    const segment = buildSegment(passages.map(({ text }, id) => ({ id, columns: [text] })));
    const { ids } = findRepeats([{ segment, deletions: null, sketches: sketchesOf(segment) }]);
    const found = new Set(ids);
    const shareFound = (from: number, to: number) => {
      const own = passages.flatMap(({ share }, id) => (share >= from && share <= to ? [id] : []));
      expect(own.length).toBeGreaterThan(10);
      return own.filter((id) => found.has(id)).length / own.length;
    };
    expect(shareFound(0.95, 1)).toBeGreaterThan(0.95);
    expect(shareFound(0.5, 0.95)).toBeGreaterThan(0.7);
    expect(shareFound(0, 0.05)).toBe(0);
  },
);
