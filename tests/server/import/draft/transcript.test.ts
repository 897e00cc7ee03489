import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FeedEpisode } from "#core/feed/read/feed.ts";
import type { ImportContext } from "#server/import/draft/context.ts";
import { draftTranscripts } from "#server/import/draft/transcript.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "transcripts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is drafted of one transcript file that a feed names and calls `type`. */
async function draft(name: string, content: string | Uint8Array, type: string | null) {
  writeFileSync(path.join(folder, name), content);
  const transcripts = [{ url: name, type, language: null, rel: null }];
  const base = { kind: "local", path: path.join(folder, "feed.xml") } as const;
  const context = { base, language: "en", userAgent: "Playhead", fetchPrivate: false } as ImportContext;
  const drafted = await draftTranscripts({ transcripts } as unknown as FeedEpisode, "E", context);
  const [transcript] = drafted.transcripts;
  return {
    format: transcript?.format ?? null,
    timing: transcript?.timing ?? null,
    said: transcript?.passages.map(({ speaker, text }) => [speaker, text]) ?? [],
    problems: drafted.notices.map(({ problem }) => [problem.code, problem.value]),
  };
}

const SRT =
  "1\n00:00:01,000 --> 00:00:02,000\nHello from plain.\n\n2\n00:00:02,000 --> 00:00:03,000\nMore.\n";
const VTT =
  "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello to all.\n\n00:02.000 --> 00:03.000\n<v Bob>And some more.\n";

describe("a transcript is read as what it is", () => {
  test.each([
    ["SRT called text", "one", SRT, "text/plain", "srt"],
    ["SRT called HTML", "two.srt", SRT, "text/html", "srt"],
    ["SRT called VTT", "three.vtt", SRT, "text/vtt", "srt"],
    ["SRT of an unknown type", "four.bin", SRT, "application/x-unheard-of", "srt"],
    ["SRT without any label", "five", SRT, null, "srt"],
    ["VTT called SRT", "six.srt", VTT, "application/x-subrip", "vtt"],
    ["VTT called JSON", "seven", VTT, "application/json", "vtt"],
    ["VTT called a PDF", "eight.pdf", VTT, "application/pdf", "vtt"],
  ])("%s", async (_, name, content, type, format) => {
    const read = await draft(name, content, type);
    expect(read).toMatchObject({ format, timing: "cue", problems: [] });
    expect(read.said).toEqual(
      format === "vtt"
        ? [
            ["Ann", "Hello to all."],
            ["Bob", "And some more."],
          ]
        : [[null, "Hello from plain. More."]],
    );
  });

  test("and not at all where it is a page to log in", async () => {
    const page = "<!doctype html><title>Sign in</title><form><input type=password></form>";
    for (const [name, type] of [
      ["page.srt", "application/x-subrip"],
      ["page", "text/html"],
      ["page.txt", null],
    ] as const) {
      const read = await draft(name, page, type);
      expect(read).toMatchObject({ format: null, problems: [["transcript-is-page", "Sign in"]] });
    }
  });
});

describe("a file that is no text is refused by what it is", () => {
  test.each([
    ["a.pdf", "%PDF-1.7\n", "application/pdf", "PDF"],
    ["a.srt", "%PDF-1.7\n", "application/x-subrip", "PDF"],
    ["a.docx", "PK\x03\x04\x14\0word/document.xml", null, "Word (DOCX)"],
  ])("%s", async (name, content, type, kind) => {
    expect(await draft(name, content, type)).toMatchObject({
      format: null,
      problems: [["file-binary", kind]],
    });
  });

  test("or as no text, where nobody knows", async () => {
    const read = await draft("a.vtt", new Uint8Array([1, 2, 3, 4, 5, 6, 7]), "text/vtt");
    expect(read.problems).toMatchObject([["file-not-text", expect.stringContaining("a.vtt")]]);
  });
});

test("an encoding that was guessed is told", async () => {
  const body = Buffer.from(SRT.replace("plain", "café"), "latin1");
  const read = await draft("latin.srt", body, null);
  expect(read.said).toEqual([[null, "Hello from café. More."]]);
  expect(read.problems).toEqual([["charset-guessed", "windows-1252"]]);
});
