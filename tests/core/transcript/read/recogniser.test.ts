import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTranscript } from "#core/transcript/read/format.ts";
import { expectTimedByWord, helloWords, readRecognised } from "./read-recognised.ts";

describe("the JSON of", () => {
  test.each<[string, unknown, readonly unknown[]]>([
    [
      "Whisper's command line, with words that bring their spaces",
      {
        text: " Hello there.",
        language: "en",
        segments: [
          {
            id: 0,
            start: 0,
            end: 2,
            text: " Hello there.",
            words: [
              { word: " Hello", start: 0.1, end: 0.6, probability: 0.9 },
              { word: " there", start: 0.6, end: 2 },
              { word: ".", start: 2, end: 2 },
            ],
          },
        ],
      },
      [null, "Hello there.", 0, 0.6],
    ],
    [
      "OpenAI, with the words beside the segments",
      {
        task: "transcribe",
        duration: 2,
        segments: [{ id: 0, start: 0, end: 2, text: " Hello there." }],
        words: helloWords(0.1, 0.6),
      },
      [null, "Hello there.", 0, 0.6],
    ],
    [
      "OpenAI, with words alone",
      { task: "transcribe", duration: 2, words: helloWords(0.1, 0.6) },
      [null, "Hello there.", 0.1, 0.6],
    ],
    [
      "OpenAI, with speakers",
      {
        segments: [
          { type: "transcript.text.segment", id: "seg_0", start: 0, end: 1, text: "Hello", speaker: "A" },
        ],
      },
      ["A", "Hello", 0],
    ],
    [
      "WhisperX, where a number has no time",
      {
        segments: [
          {
            start: 1,
            end: 3,
            text: "In 42 days",
            speaker: "SPEAKER_00",
            words: [{ word: "In", start: 1, end: 1.2 }, { word: "42" }, { word: "days", start: 2, end: 3 }],
          },
        ],
        word_segments: [],
      },
      ["SPEAKER_00", "In 42 days", 1, 1.5, 2],
    ],
    [
      "whisper.cpp, in milliseconds, with parts of words",
      {
        result: { language: "en" },
        transcription: [
          {
            timestamps: { from: "00:00:00,100", to: "00:00:02,000" },
            offsets: { from: 100, to: 2000 },
            text: " Hello there.",
            tokens: [
              { text: "[_BEG_]", offsets: { from: 0, to: 0 } },
              { text: " Hel", offsets: { from: 100, to: 300 } },
              { text: "lo", offsets: { from: 300, to: 600 } },
              { text: " there", offsets: { from: 600, to: 1900 } },
              { text: ".", offsets: { from: 1900, to: 2000 } },
            ],
          },
        ],
      },
      [null, "Hello there.", 0.1, 0.6],
    ],
    [
      "Hugging Face, a chunk a word",
      {
        text: " Hello there.",
        chunks: [
          { timestamp: [0.1, 0.6], text: " Hello" },
          { timestamp: [0.6, null], text: " there." },
        ],
      },
      [null, "Hello there.", 0.1, 0.6],
    ],
  ])("%s is timed word by word", (_, file, passage) => expectTimedByWord(file, passage));

  test("Whisper without words is timed by its segments", () => {
    const segments = [
      { id: 0, start: 0, end: 2, text: " The kettle is on." },
      { id: 1, start: 2, end: 4.5, text: " Shall I pour two cups?" },
    ];
    const { timing, problems, passages } = readRecognised({ task: "transcribe", segments });
    expect({ timing, problems }).toEqual({ timing: "cue", problems: [] });
    expect(passages[0]?.[1]).toBe("The kettle is on. Shall I pour two cups?");
    expect(passages[0]?.[6]).toBe(2);
  });

  test("a segment whose words have several speakers is told by turns", () => {
    const file = {
      segments: [
        {
          start: 0,
          end: 3,
          text: "Well. Yes.",
          words: [
            { word: "Well.", start: 0, end: 1, speaker: "A" },
            { word: "Yes.", start: 2, end: 3, speaker: "B" },
          ],
        },
      ],
    };
    expect(readRecognised(file).passages).toEqual([
      ["A", "Well.", 0],
      ["B", "Yes.", 2],
    ]);
  });

  test("a segment without a time is reported, and costs only itself", () => {
    const { problems, passages } = readRecognised({
      segments: [{ text: "When?" }, { start: 1, end: 2, text: "Now." }],
    });
    expect(problems).toMatchObject([{ spot: { path: "segments[0]" }, code: "segment-without-start" }]);
    expect(passages).toEqual([[null, "Now.", 1]]);
  });

  test("any kind is read of anything", () => {
    const key = fc.constantFrom(
      "segments",
      "words",
      "word",
      "text",
      "start",
      "end",
      "results",
      "channels",
      "alternatives",
      "items",
      "events",
      "segs",
      "monologues",
      "elements",
      "chunks",
      "timestamp",
      "utterances",
      "transcription",
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(fc.string(), fc.double(), fc.constant(null), tie("list"), tie("record")),
      list: fc.array(tie("any"), { maxLength: 3 }),
      record: fc.dictionary(key, tie("any"), { maxKeys: 4 }),
    })).record;
    fc.assert(
      fc.property(value, (file) => {
        const times = readTranscript("json", JSON.stringify(file)).passages.flatMap((one) => one.wordTimes);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });
});
