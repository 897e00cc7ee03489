import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coarsePath } from "#core/alignment/coarse-path.ts";
import { DIMENSIONS } from "#core/alignment/features.ts";

/** Frames of speech of which no two are alike, the same for the same seed. */
function babble(seed: number, frames: number): Int8Array {
  let state = seed * 7919 + 1;
  const made = new Int8Array(frames * DIMENSIONS);
  for (let frame = 0; frame < frames; frame++) {
    const vector = Array.from({ length: DIMENSIONS }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
      return (state % 2001) / 1000 - 1;
    });
    const length = Math.hypot(...vector);
    made.set(
      vector.map((value) => Math.round((127 * value) / length)),
      frame * DIMENSIONS,
    );
  }
  return made;
}

function joined(...parts: readonly Int8Array[]): Int8Array {
  return Int8Array.from(parts.flatMap((part) => [...part]));
}

const REACH = { behind: 400, ahead: 400 };
const path = (sound: Int8Array, text: Int8Array, sentences: readonly number[], reach = REACH) => [
  ...coarsePath(
    { features: sound, frames: sound.length / DIMENSIONS },
    { features: text, frames: text.length / DIMENSIONS, sentences },
    reach,
  ),
];
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const nothing = (frames: number) => Array.from({ length: frames }, () => -1);

const one = babble(1, 50);
const two = babble(2, 50);
const three = babble(3, 50);

describe("where a text is spoken", () => {
  test("is found where it is all that is spoken", () => {
    expect(path(joined(one, two), joined(one, two), [0, 50])).toEqual(range(0, 100));
  });

  test("speech before it and between its sentences is none of it", () => {
    const sound = joined(babble(8, 60), one, babble(9, 70), two);
    expect(path(sound, joined(one, two), [0, 50])).toEqual([
      ...nothing(60),
      ...range(0, 50),
      ...nothing(70),
      ...range(50, 100),
    ]);
  });

  test("a sentence that is not spoken is left out, at the cost of a frame", () => {
    expect(path(joined(one, three), joined(one, two, three), [0, 50, 100])).toEqual([
      ...range(0, 50),
      -1,
      ...range(101, 150),
    ]);
  });

  test("what is left of a text at the end of the sound is left out", () => {
    expect(path(one, joined(one, two), [0, 50])).toEqual(range(0, 50));
  });

  test("nothing of another text is found in it", () => {
    const sounds = (from: number) => {
      const made = new Int8Array(60 * DIMENSIONS);
      for (let frame = 0; frame < 60; frame++) made[frame * DIMENSIONS + from + (frame % 13)] = 127;
      return made;
    };
    expect(path(sounds(0), sounds(13), [0, 30])).toEqual(nothing(60));
  });

  test("is found all the same where only a part of it is in view", () => {
    const parts = range(20, 60).map((seed) => babble(seed, 50));
    const text = joined(...parts);
    const sentences = parts.map((_, i) => 50 * i);
    const found = path(text, text, sentences, { behind: 120, ahead: 150 });
    expect(found).toEqual(range(0, 2000));
  });

  test("is found in a sound of several blocks", () => {
    const parts = range(100, 300).map((seed) => babble(seed, 50));
    const text = joined(...parts);
    const found = path(
      text,
      text,
      parts.map((_, i) => 50 * i),
      { behind: 60, ahead: 60 },
    );
    expect(found).toEqual(range(0, 10_000));
  });

  test("no sound and no text have no path", () => {
    expect(path(new Int8Array(0), one, [0])).toEqual([]);
    expect(path(one, new Int8Array(0), [])).toEqual(nothing(50));
  });
});

test("the text never goes back, whatever is heard", () => {
  const seeds = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(seeds, seeds, (spoken, written) => {
      const sound = joined(...spoken.map((seed) => babble(seed, 20)));
      const text = joined(...written.map((seed) => babble(seed, 20)));
      const heard = path(
        sound,
        text,
        written.map((_, i) => 20 * i),
      ).filter((frame) => frame >= 0);
      expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});
