import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cue } from "#core/cue.ts";
import type { Transcript } from "#core/episode.ts";
import { buildPassages } from "#core/passage.ts";
import { parseTranscript } from "#core/transcript-file.ts";
import { writeTranscript } from "#core/transcript-writer.ts";
import { encodeWordTimes } from "#core/word-times.ts";

function transcriptOf(cues: readonly Cue[]): Transcript {
  const { passages, timing } = buildPassages(cues);
  return {
    language: "en",
    timing,
    passages: passages.map((p) => ({ ...p, wordTimes: encodeWordTimes(p.wordTimes) })),
  };
}

const said = [
  { start: 0.5, end: 2, speaker: "Vera & Co", text: "Is 3 < 4 & 5 > 4?", stamps: [] },
  { start: 2.5, end: 4, speaker: "Paul", text: "It is.", stamps: [] },
];

describe("a transcript as a file", () => {
  test("WebVTT escapes what would be markup, and names the voices", () => {
    expect(writeTranscript(transcriptOf(said), "vtt")).toBe(
      "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Vera &amp; Co>Is 3 &lt; 4 &amp; 5 &gt; 4?\n\n00:00:02.500 --> 00:00:04.000\n<v Paul>It is.\n",
    );
  });

  test("SubRip names a speaker when it changes", () => {
    expect(writeTranscript(transcriptOf(said), "srt")).toContain(
      "2\n00:00:02,500 --> 00:00:04,000\nPaul: It is.\n",
    );
  });

  test("plain text has paragraphs under their speakers and times", () => {
    expect(writeTranscript(transcriptOf(said), "txt")).toBe(
      "Vera & Co, 0:00\nIs 3 < 4 & 5 > 4?\n\nPaul, 0:02\nIt is.\n",
    );
  });
});

/** Word-timed speech of two people, as a source with a stamp for every word gives it. */
const speech = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 1, max: 3000 }),
      speaker: fc.constantFrom("Vera", "Paul"),
      words: fc.array(
        fc.tuple(fc.stringMatching(/^[a-zà-ÿа-я]{1,10}[.,?]?$/), fc.integer({ min: 10, max: 900 })),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((turns) => {
    let clock = 0;
    return turns.map(({ pause, speaker, words }): Cue => {
      clock += pause;
      const start = clock / 1000;
      let text = "";
      const stamps = words.map(([word, length]) => {
        const stamp = { offset: text === "" ? 0 : text.length + 1, time: clock / 1000 };
        text += text === "" ? word : ` ${word}`;
        clock += length;
        return stamp;
      });
      return { start, end: clock / 1000, speaker, text, stamps };
    });
  });

describe("reads back", () => {
  test.each(["vtt", "json"] as const)("%s, with every word, speaker and time", (format) => {
    fc.assert(
      fc.property(speech, (cues) => {
        const transcript = transcriptOf(cues);
        const { cues: read, problems } = parseTranscript(format, writeTranscript(transcript, format));
        expect(problems).toEqual([]);
        expect(transcriptOf(read).passages.map(({ end, ...rest }) => rest)).toEqual(
          transcript.passages.map(({ end, ...rest }) => rest),
        );
      }),
    );
  });

  test("srt, with every word in order", () => {
    fc.assert(
      fc.property(speech, (cues) => {
        const { cues: read, problems } = parseTranscript("srt", writeTranscript(transcriptOf(cues), "srt"));
        expect(problems).toEqual([]);
        const words = (list: readonly Cue[]) =>
          list
            .map((cue) => cue.text)
            .join(" ")
            .replace(/(Vera|Paul): /g, "");
        expect(words(read)).toBe(words(cues));
      }),
    );
  });
});
