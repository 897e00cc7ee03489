import { describe, expect, test } from "vitest";
import { alignPassages, type FoundPassage } from "#core/alignment/align.ts";
import { SURE } from "#core/alignment/confidence.ts";
import { featuresOf, passagesOf, speakTones, type ToneVoice, toneText } from "./tone-speech.ts";

const RATE = 16_000;
const READER: ToneVoice = { colour: 1, length: 0.08, hiss: 10 };
/** Another voice, slower by a third, in a room that hisses. */
const SPEAKER: ToneVoice = { colour: 1.06, length: 0.107, hiss: 120 };

const text = [1, 2, 3, 4, 5].map((seed) => toneText(seed, 24));
const read = speakTones(text, READER);

function align(sound: Int16Array): readonly (FoundPassage | null)[] {
  return alignPassages(featuresOf(sound), featuresOf(read.samples), passagesOf(read));
}

function joined(...parts: readonly Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

/** How far off the words of a passage are, in seconds. */
function errorsOf(found: FoundPassage | null | undefined, starts: readonly number[], later = 0) {
  return starts.map((start, word) =>
    Math.abs((found?.wordTimes[word] ?? Number.POSITIVE_INFINITY) - start - later),
  );
}

describe("passages that are spoken by another voice", () => {
  const spoken = speakTones(text, SPEAKER);
  const found = align(spoken.samples);

  test("are found, and nine of ten words within a tenth of a second", () => {
    expect(found.every((passage) => passage !== null)).toBe(true);
    const errors = found.flatMap((passage, place) => errorsOf(passage, spoken.starts[place] ?? []));
    expect(errors.filter((error) => error < 0.1).length / errors.length).toBeGreaterThan(0.9);
  });

  test("have times that never go back, a word time for each word, and are sure", () => {
    let latest = 0;
    for (const [place, passage] of found.entries()) {
      expect(passage?.wordTimes.length).toBe(text[place]?.length);
      expect(passage?.confidence).toBeGreaterThanOrEqual(SURE);
      for (const time of passage?.wordTimes ?? []) {
        expect(time).toBeGreaterThanOrEqual(latest);
        latest = time;
      }
      expect(passage?.end).toBeGreaterThanOrEqual(latest);
    }
  });
});

test("what is spoken before and among them and stands in no text moves them, and no more", () => {
  const [before, after] = [speakTones(text.slice(0, 2), SPEAKER), speakTones(text.slice(2), SPEAKER)];
  const other = speakTones(
    [11, 12, 13].map((seed) => toneText(seed, 30)),
    { ...SPEAKER, colour: 0.9 },
  );
  const found = align(joined(other.samples, before.samples, other.samples, after.samples));
  const aside = other.samples.length / RATE;
  const errors = [
    ...[0, 1].flatMap((place) => errorsOf(found[place], before.starts[place] ?? [], aside)),
    ...[2, 3, 4].flatMap((place) =>
      errorsOf(found[place], after.starts[place - 2] ?? [], 2 * aside + before.samples.length / RATE),
    ),
  ];
  expect(errors.filter((error) => error < 0.1).length / errors.length).toBeGreaterThan(0.8);
});

test("a passage that nobody speaks has no times, and the others keep theirs", () => {
  const said = text.filter((_, place) => place !== 2);
  const spoken = speakTones(said, SPEAKER);
  const found = align(spoken.samples);
  expect(found[2]).toBeNull();
  const errors = [0, 1, 3, 4].flatMap((place, i) => errorsOf(found[place], spoken.starts[i] ?? []));
  expect(errors.filter((error) => error < 0.1).length / errors.length).toBeGreaterThan(0.8);
});

describe("passages that are not in a sound have no times", () => {
  const none = text.map(() => null);

  test("where another text of the same length is spoken", () => {
    const other = [21, 22, 23, 24, 25].map((seed) => toneText(seed, 24));
    expect(align(speakTones(other, SPEAKER).samples)).toEqual(none);
  });

  test("where nothing is heard", () => {
    expect(align(new Int16Array(60 * RATE))).toEqual(none);
  });

  test("where a melody is heard", () => {
    const melody = Int16Array.from({ length: 60 * RATE }, (_, i) => {
      const note = 220 * 2 ** ((Math.floor(i / 8000) % 12) / 12);
      return 8000 * Math.sin((2 * Math.PI * note * i) / RATE) * (1 - (i % 8000) / 8000);
    });
    expect(align(melody)).toEqual(none);
  });

  test("where there is no sound", () => {
    expect(align(new Int16Array(0))).toEqual(none);
  });
});

test("a text without words is found nowhere", () => {
  expect(alignPassages(featuresOf(read.samples), new Int8Array(0), [])).toEqual([]);
});
