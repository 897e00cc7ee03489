import { describe, expect, test } from "vitest";
import { rankTranscripts } from "#core/feed/read/transcript-rank.ts";
import { parseCues } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { TRANSCRIPT_FORMATS } from "#core/transcript/read/format-name.ts";

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
  ["application/vnd.example+json", "1", "json"],
  ["text/webvtt", "1", "vtt"],
  ["application/x-vtt", "1", "vtt"],
  [null, "1.VTT?token=2", "vtt"],
  [null, "talk.mp3.htm", "html"],
  [null, "talk.markdown", "md"],
  ["application/ttml+xml", "1", "ttml"],
  [null, "talk.dfxp", "ttml"],
  ["text/xml", "talk.xml", "ttml"],
  ["text/x-ssa", "1", "ass"],
  [null, "talk.ssa", "ass"],
  [null, "talk.sbv", "sbv"],
  ["text/x-lrc", "1", "lrc"],
  ["text/tab-separated-values", "1", "tsv"],
  ["text/plain", "talk.tsv", "tsv"],
  ["text/csv; header=present", "1", "csv"],
  ["text/plain", "https://example.com/1.SRT?a=b.html#c", "srt"],
  ["application/octet-stream", "/1.vtt", "vtt"],
  [null, "file:///tmp/talk.ru.json", "json"],
  [null, "https://example.com/1.txt?file=1.vtt", "txt"],
])("%o at %s is %o", (type, url, format) => {
  expect(transcriptFormat(type, url)).toBe(format);
});

const SRT = "1\n00:00:01,000 --> 00:00:02,000\nHi there";
const VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHi there";
const JSON_FILE = '{"segments":[{"startTime":1,"endTime":2,"body":"Hi there"}]}';
const LABELS = [null, ...TRANSCRIPT_FORMATS];

describe("what a file is, its first lines say", () => {
  test.each([
    ["vtt", VTT],
    ["vtt", `\uFEFF\n  \n${VTT}`],
    ["vtt", "WEBVTT - a talk\r\rNOTE one"],
    ["srt", SRT],
    ["srt", `\uFEFF\r\n\r\n${SRT.replaceAll("\n", "\r\r\n")}`],
    ["srt", "00:01,000-->00:02,000\nHi there"],
    ["srt", "1\n00:00:01,000 -> 00:00:02,000\nHi there"],
    ["srt", `Made by hand\n\n${SRT}`],
    ["json", JSON_FILE],
    ["ttml", '<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>'],
    [
      "ttml",
      '\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE tt>\n<ttml:tt xmlns:ttml="http://www.w3.org/ns/ttml">',
    ],
    ["ass", "[Script Info]\nTitle: Hi"],
    ["ass", "; by hand\r\n\r\n[V4+ Styles]"],
    ["ass", "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi"],
    ["sbv", "0:00:01.000,0:00:02.000\nHi there"],
    ["lrc", "[00:12.00]Hi there"],
    ["lrc", "[ti:Talk]\n[00:12]Hi there"],
    ["tsv", "start\tend\ttext\n0\t1000\tHi there"],
    ["csv", 'start,end,speaker,text\n0,1000,Ann,"Hi there"'],
    ["csv", "sep=;\r\nStart Time;End Time;Transcript\r\n"],
    ["json", ` \n[ {"start": "00:00:01.000", "text": "Hi"} ]`],
    ["html", "<!DOCTYPE html><title>Talk</title><cite>Ann</cite> <time>0:01</time> <p>Hi there"],
    [
      "html",
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p><time>0:01</time> Hi.</p></html>',
    ],
  ] as const)("%s: %o", (format, text) => {
    for (const label of LABELS) expect(findFormat(text, label)).toEqual({ kind: "found", format });
  });

  test.each([
    ["<cite>Ann</cite> <time>0:01</time> <p>Hi there", "html", "html"],
    ["<cite>Ann</cite> <time>0:01</time> <p>Hi there", null, "html"],
    ["<p>Hi there.</p>", "txt", "html"],
    ["<p align=center>Hi</p>\n\n**Ann:** Hi", "md", "md"],
    ["<laughs> Hi there", "txt", "txt"],
    ["Ann: Hi there<br>Bob: Hi", "html", "html"],
    ["Ann: Hi there\nBob: Hi", "html", "txt"],
    ["Ann: Hi there\nBob: Hi", null, "txt"],
    ["Ann: Hi there\nBob: Hi", "md", "md"],
    ["**Ann:** Hi there", "txt", "md"],
    ["[0:12](https://example.com/?t=12)\n\nHi there", null, "md"],
    ["[Music] Hi", "txt", "txt"],
    ["[00:12] Hi there", "txt", "txt"],
    ["[00:12] Hi there", "lrc", "lrc"],
    ["[00:12.000 --> 00:14.000]  Hi there", "txt", "txt"],
    ["0\t1000\tHi there", "tsv", "tsv"],
    ["1.500000\t2.500000\tHi there", "txt", "txt"],
    ["Text, start and end", null, "txt"],
    ["{ a brace", null, "txt"],
    ['[{"text": "cut o', "json", "json"],
    ['{"start": 0, "text": "cut o', "txt", "json"],
    ['[{"text": "cut o', null, "json"],
    ["[]", null, "json"],
    ["[] one", null, "txt"],
    ["00:01.000 --> 00:02.000\nHi", "vtt", "vtt"],
    ["00:01,000 --> 00:02,000\nHi", "vtt", "srt"],
    ["00:01.000 --> 00:02.000\n<v Ann>Hi", null, "vtt"],
    ["00:01.000 --> 00:02.000\nHi", null, "srt"],
    ["1\n00:00:01,000 - 00:00:02,000\nHi there", "srt", "srt"],
    ["", "vtt", "vtt"],
    ["Not Found", "srt", "srt"],
    ["It is said in many words. ".repeat(20), "srt", "txt"],
  ] as const)("%o called %o is %o", (text, label, format) => {
    expect(findFormat(text, label)).toEqual({ kind: "found", format });
  });
});

describe("a page that is no transcript is refused by its title", () => {
  const speech = "<p>It is said in many words.</p>".repeat(50);

  test.each([
    ["to log in", '<title>Members</title><form><input name="user"><input type="password"></form>', "Members"],
    [
      "to log in, with a text",
      `<title>Members</title>${speech}<form><input type=PASSWORD></form>`,
      "Members",
    ],
    [
      "to agree on",
      "<html><head><title>Before you continue</title></head><body><p>We use cookies.</p><form><button>Yes</button></form>",
      "Before you continue",
    ],
    [
      "of an error",
      "<html><head></head><body><h1>404 Not Found</h1><p>It is not here.</p></body></html>",
      "404 Not Found",
    ],
    [
      "that a script fills",
      '<!doctype html><html><body><div id="app"></div><noscript>Enable it</noscript><script>start()</script>',
      "HTML",
    ],
  ])("%s", (_, html, title) => {
    for (const label of LABELS) {
      const found = findFormat(html, label);
      expect(found).toMatchObject({ kind: "refused", problem: { code: "transcript-is-page", value: title } });
    }
  });

  test.each([
    ["names in bold", "<p><strong>Ann:</strong> Hi.</p><p><strong>Bob:</strong> Hello.</p>"],
    ["names", "<p>Ann: Hi.</p><p>Bob: Hello.</p>"],
    ["clocks", "<p>[00:01] Hi.</p><p>[00:02] Hello.</p>"],
  ])("unless its text opens with %s", (_, text) => {
    const page = (title: string, more: string) =>
      `<!doctype html><title>${title}</title><form role=search><input></form>${text}${more}`;
    for (const label of ["html", "srt"] as const) {
      expect(findFormat(page("Talk", ""), label)).toMatchObject({ format: "html" });
      expect(findFormat(page("403 Forbidden", ""), label)).toMatchObject({ kind: "refused" });
      expect(findFormat(page("Talk", "<input type=password>"), label)).toMatchObject({ kind: "refused" });
    }
  });

  test("unless it has names or times; captions that are none must have them", () => {
    const named = `<!doctype html><title>Log in</title><form></form><cite>Ann</cite>${speech}`;
    for (const label of LABELS) expect(findFormat(named, label)).toMatchObject({ format: "html" });
    const plain = `<!doctype html><title>Errors we made</title><form></form>${speech}`;
    for (const label of ["html", "txt", null] as const)
      expect(findFormat(plain, label)).toMatchObject({ format: "html" });
    for (const label of ["srt", "vtt", "json"] as const)
      expect(findFormat(plain, label)).toMatchObject({ kind: "refused" });
  });

  test.each([
    ["rss", '<?xml version="1.0"?><!-- a feed --><rss version="2.0"></rss>'],
    ["rss", "<rss version='2.0'><channel/></rss>"],
    ["Error", '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'],
    ["ncx", '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"/>'],
  ])("as is XML of another kind: %s", (root, text) => {
    const problem = { spot: { path: "" }, code: "transcript-format", value: `XML <${root}>` };
    for (const label of LABELS) expect(findFormat(text, label)).toEqual({ kind: "refused", problem });
  });
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

  test("VTT comes first, then JSON, TTML, SRT, and what cannot be read, in feed order", () => {
    const files = [
      file("a.pdf"),
      file("a.html"),
      file("a.lrc"),
      file("a.srt"),
      file("b.txt"),
      file("a.dfxp"),
      file("a.json"),
      file("a.vtt"),
      file("b.vtt"),
    ];
    expect(rankTranscripts(files, "en").map(({ url }) => url.slice(20))).toEqual([
      "a.vtt",
      "b.vtt",
      "a.json",
      "a.dfxp",
      "a.srt",
      "a.lrc",
      "a.html",
      "b.txt",
      "a.pdf",
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
