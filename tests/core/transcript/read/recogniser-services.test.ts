import { describe, test } from "vitest";
import { expectTimedByWord } from "./read-recognised.ts";

describe("the JSON of a service or a program", () => {
  test.each<[string, unknown, readonly unknown[]]>([
    [
      "Deepgram, as it punctuates",
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  words: [
                    { word: "hello", punctuated_word: "Hello", start: 0.1, end: 0.5, speaker: 0 },
                    { word: "there", punctuated_word: "there.", start: 0.6, end: 1, speaker: 0 },
                  ],
                },
              ],
            },
          ],
        },
      },
      ["Speaker 0", "Hello there.", 0.1, 0.6],
    ],
    [
      "AssemblyAI, in milliseconds",
      {
        audio_duration: 2,
        words: [],
        utterances: [
          {
            speaker: "A",
            start: 100,
            end: 1000,
            text: "Hello there.",
            words: [
              { text: "Hello", start: 100, end: 500, speaker: "A" },
              { text: "there.", start: 600, end: 1000, speaker: "A" },
            ],
          },
        ],
      },
      ["A", "Hello there.", 0.1, 0.6],
    ],
    [
      "Azure's batches, in ticks, with words as they are shown",
      {
        combinedRecognizedPhrases: [{ channel: 0, display: "Hello there." }],
        recognizedPhrases: [
          {
            speaker: 1,
            offsetInTicks: 1_000_000,
            durationInTicks: 9_000_000,
            nBest: [
              {
                display: "Hello there.",
                words: [{ word: "hello", offsetInTicks: 1_000_000 }],
                displayWords: [
                  { displayText: "Hello", offsetInTicks: 1_000_000 },
                  { displayText: "there.", offsetInTicks: 6_000_000 },
                ],
              },
            ],
          },
        ],
      },
      ["Speaker 1", "Hello there.", 0.1, 0.6],
    ],
    [
      "Azure's fast transcription, in milliseconds",
      {
        durationMilliseconds: 2000,
        combinedPhrases: [{ text: "Hello there." }],
        phrases: [
          {
            speaker: 2,
            offsetMilliseconds: 100,
            durationMilliseconds: 900,
            text: "Hello there.",
            words: [
              { text: "Hello", offsetMilliseconds: 100, durationMilliseconds: 300 },
              { text: "there.", offsetMilliseconds: 600, durationMilliseconds: 400 },
            ],
          },
        ],
      },
      ["Speaker 2", "Hello there.", 0.1, 0.6],
    ],
    [
      "Speechmatics, whose signs say to which word they belong",
      {
        format: "2.9",
        results: [
          {
            type: "word",
            start_time: 0.1,
            end_time: 0.5,
            alternatives: [{ content: "Hello", speaker: "S1" }],
          },
          { type: "punctuation", attaches_to: "next", alternatives: [{ content: "¿", speaker: "S1" }] },
          { type: "word", start_time: 0.6, end_time: 1, alternatives: [{ content: "there", speaker: "S1" }] },
          { type: "punctuation", attaches_to: "previous", alternatives: [{ content: "?", speaker: "S1" }] },
        ],
      },
      ["S1", "Hello ¿there?", 0.1, 0.6],
    ],
    [
      "ElevenLabs, whose spaces are elements",
      {
        language_code: "eng",
        words: [
          { text: "Hello", start: 0.1, end: 0.5, type: "word", speaker_id: "speaker_0" },
          { text: " ", start: 0.5, end: 0.6, type: "spacing", speaker_id: "speaker_0" },
          { text: "there.", start: 0.6, end: 1, type: "word", speaker_id: "speaker_0" },
        ],
      },
      ["speaker_0", "Hello there.", 0.1, 0.6],
    ],
    [
      "Vosk, one result after another",
      [
        { text: "hello", result: [{ conf: 1, word: "hello", start: 0.1, end: 0.4 }] },
        { text: "there", result: [{ conf: 1, word: "there", start: 0.6, end: 1 }] },
        { text: "" },
      ],
      [null, "hello there", 0.1, 0.6],
    ],
    [
      "a program that calls its fields otherwise, with a speaker who is more than a name",
      {
        data: { Transcript: [{ Speaker: { id: 7, name: "Ann" }, start_time: "00:00:01.5", Text: "Hello" }] },
      },
      ["Ann", "Hello", 1.5],
    ],
    [
      "a program that counts milliseconds and does not say so",
      {
        utterances: [
          { speaker: 1, start: 100, end: 900, text: "Hello" },
          { speaker: 1, start: 900, end: 1500, text: "there." },
        ],
      },
      ["Speaker 1", "Hello there.", 0.1, 0.9],
    ],
    [
      "a program that counts seconds",
      {
        utterances: [
          { speaker: 1, start: 1, end: 9, text: "Hello" },
          { speaker: 1, start: 9, end: 15, text: "there." },
        ],
      },
      ["Speaker 1", "Hello there.", 1, 9],
    ],
    [
      "Amazon Transcribe, with its punctuation and the speakers apart",
      {
        results: {
          items: [
            {
              type: "pronunciation",
              start_time: "0.1",
              end_time: "0.5",
              alternatives: [{ content: "Hello" }],
            },
            { type: "pronunciation", start_time: "0.6", end_time: "1", alternatives: [{ content: "there" }] },
            { type: "punctuation", alternatives: [{ content: "." }] },
          ],
          speaker_labels: {
            segments: [
              {
                items: [
                  { start_time: "0.1", speaker_label: "spk_0" },
                  { start_time: "0.6", speaker_label: "spk_0" },
                ],
              },
            ],
          },
        },
      },
      ["spk_0", "Hello there.", 0.1, 0.6],
    ],
    [
      "Google, whose last result knows who spoke, and which leaves out a time of 0",
      {
        results: [
          {
            alternatives: [
              { transcript: "Hello", words: [{ word: "Hello", endTime: "0.5s" }] },
              { transcript: "Yellow" },
            ],
          },
          { alternatives: [{ transcript: " there.", words: [{ word: "there.", startTime: "0.6s" }] }] },
          {
            alternatives: [
              {
                transcript: "",
                words: [
                  { word: "Hello", startTime: "0s", speakerTag: 1 },
                  { word: "there.", startTime: "0.600s", speakerTag: 1 },
                ],
              },
            ],
          },
        ],
      },
      ["Speaker 1", "Hello there.", 0, 0.6],
    ],
    [
      "Rev, with the names of its speakers",
      {
        speakers: [{ id: 0, name: "Ann" }],
        monologues: [
          {
            speaker: 0,
            elements: [
              { type: "text", value: "Hello", ts: 0.1, end_ts: 0.5 },
              { type: "punct", value: " " },
              { type: "text", value: "there", ts: 0.6, end_ts: 1 },
              { type: "punct", value: "." },
            ],
          },
        ],
      },
      ["Ann", "Hello there.", 0.1, 0.6],
    ],
    [
      "YouTube",
      {
        wireMagic: "pb3",
        events: [
          { tStartMs: 0, dDurationMs: 9000, id: 1 },
          {
            tStartMs: 100,
            dDurationMs: 4000,
            segs: [{ utf8: "Hello" }, { utf8: " there.", tOffsetMs: 500 }],
          },
          { tStartMs: 2000, dDurationMs: 100, aAppend: 1, segs: [{ utf8: "\n" }] },
        ],
      },
      [null, "Hello there.", 0.1, 0.6],
    ],
  ])("%s is timed word by word", (_, file, passage) => expectTimedByWord(file, passage));
});
