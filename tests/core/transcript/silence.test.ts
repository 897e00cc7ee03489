import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Timing } from "#core/transcript/passage.ts";
import { listSilences } from "#core/transcript/silence.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

interface Said {
  readonly text: string;
  /** When its words begin, in seconds. */
  readonly starts: readonly number[];
  readonly end: number | null;
}

const transcriptOf = (said: readonly Said[], timing: Timing = "word") => ({
  language: "en",
  timing,
  passages: said.map(({ text, starts, end }) => ({
    speaker: null,
    start: starts[0] ?? null,
    end,
    text,
    wordTimes: encodeWordTimes(starts),
  })),
});

/** Words of four letters, two a second, with a pause before the last. */
const said = (pause: number): Said => ({
  text: "each word said more than once",
  starts: [0, 0.4, 0.8, 1.2, 1.6, 2 + pause],
  end: 3 + pause,
});

describe("a silence", () => {
  test("begins where the word before it is certainly over, and keeps a tenth of a second at either end", () => {
    const [silence, ...others] = listSilences(transcriptOf([said(2)]));
    expect(others).toEqual([]);
    expect(silence?.start).toBeGreaterThan(1.6 + 0.2 + 0.4 + 0.1);
    expect(silence?.end).toBeCloseTo(3.9);
  });

  test("is no pause of speech, and none so long that something else is heard in it", () => {
    expect(listSilences(transcriptOf([said(0.4)]))).toEqual([]);
    expect(listSilences(transcriptOf([said(30)]))).toEqual([]);
  });

  test("between passages begins no sooner than the passage before has ended", () => {
    const silences = listSilences(transcriptOf([said(0), { text: "Then this", starts: [8, 8.4], end: 9 }]));
    expect(silences).toEqual([{ start: 3.1, end: 7.9 }]);
  });

  test.each(["65,536", "NASA", "5%", "@someone"])("waits for what is said of %s", (written) => {
    const usual = [said(0), said(0)];
    const odd = { text: `each word said ${written} twice`, starts: [10, 10.4, 10.8, 11.2, 19], end: 20 };
    const [silence] = listSilences(transcriptOf([...usual, odd])).filter(({ start }) => start > 11.2);
    expect(silence?.start).toBeGreaterThan(11.2 + 1);
  });

  test.each<[string, Timing]>([
    ["cue", "cue"],
    ["none", "none"],
  ])("is not known where times are those of a %s", (_, timing) => {
    expect(listSilences(transcriptOf([said(2)], timing))).toEqual([]);
  });
});

/** Words with what follows each until the next, in seconds. */
const speech = fc.array(
  fc.tuple(fc.stringMatching(/^[a-zA-Z0-9%,.]{1,12}$/), fc.integer({ min: 0, max: 12_000 })),
  {
    maxLength: 60,
  },
);

test("silences are in order, apart from each other, and cover no beginning of a word nor what is just before it", () => {
  fc.assert(
    fc.property(speech, (words) => {
      let time = 0;
      const starts = words.map(([, step]) => {
        const start = time;
        time += step / 1000;
        return start;
      });
      const text = words.map(([word]) => word).join(" ");
      const silences = listSilences(transcriptOf([{ text, starts, end: null }]));
      let before = 0;
      for (const { start, end } of silences) {
        expect(start).toBeGreaterThan(before);
        expect(end - start).toBeGreaterThan(0.29);
        expect(starts.filter((word) => word > start - 0.299 && word < end + 0.099)).toEqual([]);
        before = end;
      }
    }),
  );
});
