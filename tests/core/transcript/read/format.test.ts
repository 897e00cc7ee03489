import { describe, expect, test } from "vitest";
import { rankTranscripts } from "#core/feed/read/transcript-rank.ts";
import { parseCues, transcriptFormat } from "#core/transcript/read/format.ts";

test.each([
  ["text/html", "https://example.com/1.html", "html"],
  ["text/plain", "https://example.com/1", "txt"],
  ["text/markdown", "1", "md"],
  ["application/pdf", "1.pdf", null],
  [null, "https://example.com/transcript", null],
  ["text/vtt", "https://example.com/1", "vtt"],
  ["text/vtt; charset=utf-8", "https://example.com/1.txt", "vtt"],
  ["TEXT/VTT", "1", "vtt"],
  ["application/x-subrip", "1", "srt"],
  ["application/srt", "1", "srt"],
  ["text/srt", "1", "srt"],
  ["application/json", "1.srt", "json"],
  ["text/plain", "https://example.com/1.SRT?a=b.html#c", "srt"],
  ["application/octet-stream", "/1.vtt", "vtt"],
  [null, "file:///tmp/talk.ru.json", "json"],
  [null, "https://example.com/1.txt?file=1.vtt", "txt"],
])("%o at %s is %o", (type, url, format) => {
  expect(transcriptFormat(type, url)).toBe(format);
});

test.each([
  ["vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi there"],
  ["srt", "1\n00:00:01,000 --> 00:00:02,000\nHi there"],
  ["json", '{"segments":[{"startTime":1,"endTime":2,"body":"Hi there"}]}'],
] as const)("a %s file is read as such", (format, text) => {
  const cue = { start: 1, end: 2, speaker: null, text: "Hi there", stamps: [] };
  expect(parseCues(format, text)).toEqual({ cues: [cue], problems: [] });
});

describe("of several transcripts", () => {
  function file(name: string, language: string | null = null) {
    return { url: `https://example.com/${name}`, type: null, language, rel: null };
  }

  test("VTT comes first, then JSON, SRT, and what cannot be read, in feed order", () => {
    const files = [
      file("a.html"),
      file("a.srt"),
      file("b.txt"),
      file("a.json"),
      file("a.vtt"),
      file("b.vtt"),
    ];
    expect(rankTranscripts(files, "en").map(({ url }) => url.slice(20))).toEqual([
      "a.vtt",
      "b.vtt",
      "a.json",
      "a.srt",
      "a.html",
      "b.txt",
    ]);
  });

  test("the episode's language comes before the format; none named is the episode's", () => {
    const files = [file("1.vtt", "es"), file("2.vtt", "en-GB"), file("3.json", "EN-us"), file("4.vtt")];
    expect(rankTranscripts(files, "en-US").map(({ url }) => url.slice(20))).toEqual([
      "4.vtt",
      "3.json",
      "2.vtt",
      "1.vtt",
    ]);
  });
});
