import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTranscriptJson } from "#core/transcript/read/json.ts";

function json(...segments: readonly unknown[]): string {
  return JSON.stringify({ version: "1.0.0", segments });
}

function read(file: string) {
  const { cues, problems } = parseTranscriptJson(file);
  return { texts: cues.map((cue) => cue.text), codes: problems.map((problem) => problem.code) };
}

const KEPT = { startTime: 9, endTime: 10, body: "kept on" };

describe("a file that is not as it should be", () => {
  test.each([
    ["", "empty-file"],
    ["\uFEFF \n", "empty-file"],
    ["<html>", "not-json"],
    ['{"segments": [{"body": "cut', "not-json"],
    ["null", "no-segments"],
    ["{}", "no-segments"],
    ['{"segments": {}}', "no-segments"],
  ])("%o is reported as %s", (file, code) => {
    expect(read(file)).toEqual({ texts: [], codes: [code] });
  });

  test.each([
    [null, "segment-unreadable", "segments[0]"],
    ["words", "segment-unreadable", "segments[0]"],
    [{ startTime: 1 }, "segment-unreadable", "segments[0]"],
    [{ startTime: 1, body: 2 }, "segment-unreadable", "segments[0]"],
    [{ body: "lost" }, "segment-without-start", "segments[0]"],
    [{ startTime: "soon", body: "lost" }, "time-unreadable", "segments[0].startTime"],
    [{ startTime: -1, body: "lost" }, "time-unreadable", "segments[0].startTime"],
    [{ startTime: 1e300, body: "lost" }, "time-unreadable", "segments[0].startTime"],
    [{ startTime: [1], body: "lost" }, "time-unreadable", "segments[0].startTime"],
  ])("the segment %o costs itself alone", (segment, code, path) => {
    const { cues, problems } = parseTranscriptJson(json(segment, KEPT));
    expect(cues.map((cue) => cue.text)).toEqual(["kept on"]);
    expect(problems).toMatchObject([{ spot: { path }, code }]);
  });

  test.each([
    [{ endTime: 5 }, "cue-ends-before-start"],
    [{ endTime: 4 }, "cue-ends-before-start"],
    [{ endTime: "later" }, "time-unreadable"],
  ])("a segment that ends as %o is kept without an end", (end, code) => {
    const { cues, problems } = parseTranscriptJson(json({ startTime: 5, body: "kept on", ...end }));
    expect(cues).toEqual([{ start: 5, end: null, speaker: null, text: "kept on", stamps: [] }]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("a time written as text is read and reported", () => {
    const { cues, problems } = parseTranscriptJson(
      json({ startTime: "1.5", endTime: "00:00:02.5", body: "kept on" }),
    );
    expect(cues).toMatchObject([{ start: 1.5, end: 2.5 }]);
    expect(problems).toEqual([
      { spot: { path: "segments[0].startTime" }, code: "number-as-text", value: "1.5" },
      { spot: { path: "segments[0].endTime" }, code: "number-as-text", value: "00:00:02.5" },
    ]);
  });

  test("times may be named as other languages name them", () => {
    const { cues, problems } = parseTranscriptJson(json({ start_time: 5, end_time: 6, body: "kept on" }));
    expect(cues).toMatchObject([{ start: 5, end: 6, text: "kept on" }]);
    expect(problems).toEqual([]);
  });

  test("a segment that starts before the one above it is reported and kept", () => {
    const early = { startTime: 1, endTime: 2, body: "so early" };
    expect(read(json(KEPT, early))).toEqual({ texts: ["kept on", "so early"], codes: ["cue-out-of-order"] });
  });
});

describe("segments", () => {
  test("each is a cue", () => {
    const segments = [
      { speaker: " Ann  Lee ", startTime: 0.5, endTime: 2.0004, body: " Hello\nthere " },
      { speaker: "", startTime: 2, body: "and welcome" },
      { speaker: null, startTime: 3, endTime: 4, body: "" },
    ];
    expect(parseTranscriptJson(json(...segments))).toEqual({
      cues: [
        { start: 0.5, end: 2, speaker: "Ann Lee", text: "Hello there", stamps: [] },
        { start: 2, end: null, speaker: null, text: "and welcome", stamps: [] },
      ],
      problems: [],
    });
  });

  test("where more than four in five are single words, each is stamped", () => {
    const words = ["I", "am", "here,", "am", "I?"].map((body, index) => ({
      startTime: index,
      endTime: index + 1,
      body,
    }));
    const mostly = parseTranscriptJson(json(...words, { startTime: 5, endTime: 6, body: "not now" })).cues;
    expect(mostly.map((cue) => cue.stamps)).toEqual([0, 1, 2, 3, 4, 5].map((time) => [{ offset: 0, time }]));
    const fewer = parseTranscriptJson(
      json(...words.slice(1), { startTime: 5, endTime: 6, body: "not now" }),
    ).cues;
    expect(fewer.flatMap((cue) => cue.stamps)).toEqual([]);
  });
});

describe("Podlove's list", () => {
  test("is read by its milliseconds, else by its clock times, with names before numbers", () => {
    const file = JSON.stringify([
      {
        start: "00:00:00.005",
        start_ms: 5,
        end: "00:00:09.458",
        end_ms: 9458,
        speaker: "3",
        voice: "Vera",
        text: "Also, hallo.",
      },
      { start: "00:00:10.000", end: "00:00:11.000", speaker: "4", voice: "", text: "Hallo zurück." },
    ]);
    expect(parseTranscriptJson(file)).toEqual({
      cues: [
        { start: 0.005, end: 9.458, speaker: "Vera", text: "Also, hallo.", stamps: [] },
        { start: 10, end: 11, speaker: "4", text: "Hallo zurück.", stamps: [] },
      ],
      problems: [],
    });
  });

  test("loses what cannot be read, and says where", () => {
    expect(parseTranscriptJson(JSON.stringify([{ text: "when?" }, 5])).problems).toMatchObject([
      { spot: { path: "[0]" }, code: "segment-without-start" },
      { spot: { path: "[1]" }, code: "segment-unreadable" },
    ]);
  });
});

const time = fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.nat(100));
const segment = fc.oneof(
  fc.jsonValue(),
  fc.record({
    startTime: time,
    endTime: time,
    start_ms: time,
    speaker: fc.string(),
    body: fc.string(),
    text: fc.string(),
  }),
);

test.each([
  ["any text", fc.string({ unit: "binary" })],
  ["any JSON", fc.json()],
  ["any segments", fc.array(segment).map((segments) => JSON.stringify({ segments }))],
  ["any list", fc.array(segment).map((segments) => JSON.stringify(segments))],
])("%s gives cues that hold their promises and problems that have a spot", (_, files) => {
  fc.assert(
    fc.property(files, (file) => {
      const { cues, problems } = parseTranscriptJson(file);
      for (const { start, end, text } of cues) {
        expect(start >= 0 && (end === null || end > start)).toBe(true);
        expect(text).toBe(text.replace(/\s+/g, " ").trim());
        expect(text).not.toBe("");
      }
      for (const { spot } of problems) expect("path" in spot && spot.path !== "").toBe(true);
    }),
  );
});
