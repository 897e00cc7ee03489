import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClipFile, writeClip } from "#core/quote/clip-file.ts";
import { quotePrint } from "#core/quote/quote.ts";
import { isRange, parseMoment, type Range } from "#core/time/moment.ts";
import { clipTranscript } from "#core/transcript/clip.ts";
import type { Cue } from "#core/transcript/cue.ts";
import { buildPassages } from "#core/transcript/passage.ts";
import { parseCues } from "#core/transcript/read/format.ts";
import { spokenWords } from "#core/transcript/spoken-word.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import type { TranscriptSource } from "#core/transcript/write/source.ts";

const SOURCE: TranscriptSource = {
  title: "Lamps [1]",
  showTitle: "Sea",
  language: "en",
  url: "https://pod.example/shows/sea/lamps",
};

function transcriptOf(cues: readonly Cue[]): Transcript {
  const { passages, timing } = buildPassages(cues);
  const stored = passages.map((passage) => ({ ...passage, wordTimes: encodeWordTimes(passage.wordTimes) }));
  return { language: "en", timing, passages: stored };
}

/** A word each second from `start`, all measured. */
function cue(start: number, speaker: string, text: string): Cue {
  const words = [...text.matchAll(/\S+/g)];
  const stamps = words.map((word, index) => ({ offset: word.index, time: start + index }));
  return { start, end: start + words.length, speaker, text, stamps };
}

const TALK = transcriptOf([
  cue(58, "Vera", "One two three four."),
  cue(62, "Paul", "Five *six* seven eight."),
  cue(66, "Vera", "Nine ten."),
]);

const clip = (format: ClipFile, range: Range, source = SOURCE, talk = TALK) =>
  writeClip(clipTranscript(talk, range), range, format, source);

describe("a range", () => {
  test.each([null, "", "60", "soon", "72,60", "60,60"])("is not read from %o", (text) => {
    expect(isRange(parseMoment(text))).toBe(false);
  });

  test("in which nothing is said has no passages, and none that is untimed", () => {
    expect(clipTranscript(TALK, { start: 100, end: 200 }).passages).toEqual([]);
    const passage = { speaker: null, start: null, end: null, text: "So it is.", wordTimes: "" };
    const untimed: Transcript = { language: "en", timing: "none", passages: [passage] };
    expect(clipTranscript(untimed, { start: 0, end: 9 }).passages).toEqual([]);
  });

  test("holds the words that begin in it, also when a link has rounded its start", () => {
    const said = (start: number, end: number) =>
      clipTranscript(TALK, { start, end })
        .passages.map(({ text }) => text)
        .join(" | ");
    expect(said(60, 64)).toBe("three four. | Five *six*");
    expect(said(60.001, 64.001)).toBe("three four. | Five *six*");
    expect(said(60.5, 61.5)).toBe("four.");
  });
});

describe("a clip as a file", () => {
  const range: Range = { start: 60, end: 64 };
  const link = `https://pod.example/shows/sea/lamps?t=60,64&quote=${quotePrint("three four. Five *six*")}`;

  test("WebVTT counts from the beginning of the range, to its end", () => {
    expect(clip("vtt", range)).toBe(
      [
        "WEBVTT\n",
        "00:00:00.000 --> 00:00:02.000\n<v Vera>three <00:00:01.000>four.\n",
        "00:00:02.000 --> 00:00:04.000\n<v Paul>Five <00:00:03.000>*six*\n",
      ].join("\n"),
    );
  });

  test("SubRip counts so too", () => {
    expect(clip("srt", range)).toBe(
      "1\n00:00:00,000 --> 00:00:02,000\nVera: three four.\n\n2\n00:00:02,000 --> 00:00:04,000\nPaul: Five *six*\n",
    );
  });

  test("text has the times of the episode, and says where it is from", () => {
    expect(clip("txt", range)).toBe(
      `Vera, 1:00\nthree four.\n\nPaul, 1:02\nFive *six*\n\nLamps [1], Sea\n${link}\n`,
    );
  });

  test("Markdown is a quote with its link", () => {
    expect(clip("md", range)).toBe(
      `> **Vera:** three four.\n>\n> **Paul:** Five \\*six\\*\n>\n> — [Lamps \\[1\\], Sea, 1:00–1:04](${link})\n`,
    );
  });

  test("of another language than the show's names it in its link", () => {
    expect(clip("md", range, { ...SOURCE, language: "ru" })).toContain(`${link}&lang=en)`);
  });
});

test("every clip reads back as its words, with their speakers and times", () => {
  // Two words that a link may both have rounded to its start cannot be told apart: a cue has one beginning.
  const gaps = fc.array(fc.tuple(fc.integer({ min: 2, max: 4000 }), fc.boolean()), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(gaps, fc.nat(60_000), fc.integer({ min: 1, max: 90_000 }), (steps, from, length) => {
      let clock = 0;
      const cues = steps.map(([step, vera], index): Cue => {
        const start = clock / 1000;
        clock += step;
        const text = `w${index}`;
        return {
          start,
          end: clock / 1000,
          speaker: vera ? "Vera" : "Paul",
          text,
          stamps: [{ offset: 0, time: start }],
        };
      });
      const range = { start: from / 1000, end: (from + length) / 1000 };
      const inside = cues.filter((c) => c.start > range.start - 0.0015 && c.start < range.end - 0.0015);
      const { cues: read, problems } = parseCues("vtt", clip("vtt", range, SOURCE, transcriptOf(cues)));
      expect(problems).toEqual([]);
      expect(
        spokenWords(read).map(({ text, speaker, start }) => [text, speaker, Math.round(start * 1000)]),
      ).toEqual(inside.map((c) => [c.text, c.speaker, Math.max(0, Math.round(c.start * 1000) - from)]));
    }),
  );
});
