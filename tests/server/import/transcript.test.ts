import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions } from "../database.ts";

const SRT =
  "1\n00:00:01,000 --> 00:00:02,000\nHello from plain.\n\n2\n00:00:02,000 --> 00:00:03,000\nMore.\n";
const VTT =
  "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello to all.\n\n00:02.000 --> 00:03.000\n<v Bob>And some more.\n";
const PAGE = "<!doctype html><title>Sign in</title><form><input type=password></form>";

/** A transcript file, what it holds, and what its feed calls it. */
type File = readonly [name: string, content: string | Uint8Array, type: string | null];

const READ: readonly (readonly [...File, format: string])[] = [
  ["one", SRT, "text/plain", "srt"],
  ["two.srt", SRT, "text/html", "srt"],
  ["three.vtt", SRT, "text/vtt", "srt"],
  ["four.bin", SRT, "application/x-unheard-of", "srt"],
  ["five", SRT, null, "srt"],
  ["six.srt", VTT, "application/x-subrip", "vtt"],
  ["seven", VTT, "application/json", "vtt"],
  ["eight.pdf", VTT, "application/pdf", "vtt"],
];

const REFUSED: readonly (readonly [...File, code: string, value: unknown])[] = [
  ["page.srt", PAGE, "application/x-subrip", "transcript-is-page", "Sign in"],
  ["page", PAGE, "text/html", "transcript-is-page", "Sign in"],
  ["page.txt", PAGE, null, "transcript-is-page", "Sign in"],
  ["a.pdf", "%PDF-1.7\n", "application/pdf", "file-binary", "PDF"],
  ["pdf.srt", "%PDF-1.7\n", "application/x-subrip", "file-binary", "PDF"],
  ["a.docx", "PK\x03\x04\x14\0word/document.xml", null, "file-binary", "Word (DOCX)"],
  [
    "a.vtt",
    new Uint8Array([1, 2, 3, 4, 5, 6, 7]),
    "text/vtt",
    "file-not-text",
    expect.stringContaining("a.vtt"),
  ],
];

/** Imports a feed, in windows-1252, that names these files; gives what was read of each, and what was told of it. */
async function importFiles(files: readonly File[]) {
  const { db, folder } = await freshDatabase();
  const home = path.join(folder, "show");
  mkdirSync(home);
  const items = files.map(([name, content, type]) => {
    writeFileSync(path.join(home, name), content);
    const said = type === null ? "" : ` type="${type}"`;
    return `<item><guid>${name}</guid><title>${name}</title><podcast:transcript url="${name}"${said}/></item>`;
  });
  const feed = `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>It\x92s \x93odd\x94 \x80</title><language>en</language>${items.join("\n")}</channel></rss>`;
  writeFileSync(path.join(home, "feed.xml"), feed, "latin1");
  const report = await importSource(path.join(home, "feed.xml"), importOptions(db, folder), () => {});
  const transcripts = await db.transcript.findMany({
    include: { episode: true, passages: { orderBy: { position: "asc" } } },
  });
  return {
    show: report.show,
    read: files.map(([name]) => {
      const transcript = transcripts.find(({ episode }) => episode.guid === name);
      return {
        name,
        format: transcript?.format ?? null,
        timing: transcript?.timing ?? null,
        said: transcript?.passages.map(({ speaker, text }) => [speaker, text]) ?? [],
        told: report.notices
          .filter(({ source }) => source === name)
          .map(({ problem, retry }) => [problem.code, problem.value, retry]),
      };
    }),
  };
}

test("a transcript is read as what it is, whatever it is called", async () => {
  const { read } = await importFiles(READ.map(([name, content, type]) => [name, content, type]));
  const voices = [
    ["Ann", "Hello to all."],
    ["Bob", "And some more."],
  ];
  const plain = [[null, "Hello from plain. More."]];
  expect(read).toEqual(
    READ.map(([name, , , format]) => ({
      name,
      format,
      timing: "cue",
      said: format === "vtt" ? voices : plain,
      told: [],
    })),
  );
});

test("what is no transcript is refused by what it is, and not asked for again", async () => {
  const { read } = await importFiles(REFUSED.map(([name, content, type]) => [name, content, type]));
  expect(read).toEqual(
    REFUSED.map(([name, , , code, value]) => ({
      name,
      format: null,
      timing: null,
      said: [],
      told: [[code, value, false]],
    })),
  );
});

test("an encoding that was guessed is told, and one that a feed declares is read", async () => {
  const latin = Buffer.from(SRT.replace("plain", "café"), "latin1");
  const { show, read } = await importFiles([["latin.srt", latin, null]]);
  expect(show?.title).toBe("It’s “odd” €");
  expect(read).toMatchObject([
    { said: [[null, "Hello from café. More."]], told: [["charset-guessed", "windows-1252", false]] },
  ]);
});

test("who is credited with the episode is believed to speak in its transcript", async () => {
  const { db, folder } = await freshDatabase();
  const texts = ["So it is.", "Kettle: on.", "Roe: I hear it.", "And so on."];
  const srt = texts.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}\n`);
  writeFileSync(path.join(folder, "one.srt"), srt.join("\n"));
  const item =
    '<item><guid>one</guid><title>One</title><podcast:person>Ann Roe</podcast:person><podcast:transcript url="one.srt"/></item>';
  const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Tea</title>${item}</channel></rss>`;
  writeFileSync(path.join(folder, "feed.xml"), feed);
  await importSource(path.join(folder, "feed.xml"), importOptions(db, folder), () => {});
  const passages = await db.passage.findMany({ orderBy: { position: "asc" } });
  expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
    [null, "So it is. Kettle: on."],
    ["Roe", "I hear it. And so on."],
  ]);
});

const WORDS = JSON.stringify({
  version: "1.0.0",
  segments: ["Hello", "to", "all."].map((body, at) => ({ startTime: at, endTime: at + 1, body })),
});
const LINES = JSON.stringify({ segments: [{ startTime: 1, endTime: 2, body: "Hello to all of you." }] });
const TEXT = "Ann: Hello to all.\n\nBob: And some more.\n";

const SEVERAL: readonly (readonly [rule: string, files: readonly File[], format: string, timing: string])[] =
  [
    [
      "words with times are better than lines with times",
      [
        ["a.vtt", VTT, "text/vtt"],
        ["a.srt", SRT, "application/srt"],
        ["a.json", WORDS, "application/json"],
      ],
      "json",
      "word",
    ],
    [
      "of lines with times the first by format is taken",
      [
        ["b.srt", SRT, "application/srt"],
        ["b.json", LINES, "application/json"],
        ["b.vtt", VTT, "text/vtt"],
      ],
      "vtt",
      "cue",
    ],
    [
      "what is called captions and has no times gives way to what has some",
      [
        ["c.vtt", TEXT.repeat(20), "text/vtt"],
        ["c.srt", SRT, "application/srt"],
      ],
      "srt",
      "cue",
    ],
    [
      "what cannot be read leaves what could",
      [
        ["d.vtt", VTT, "text/vtt"],
        ["d.json", "{ no", "application/json"],
      ],
      "vtt",
      "cue",
    ],
  ];

test.each(SEVERAL)("of several transcripts %s", async (_rule, files, format, timing) => {
  const { db, folder } = await freshDatabase();
  const tags = files.map(([name, content, type]) => {
    writeFileSync(path.join(folder, name), content);
    return `<podcast:transcript url="${name}" type="${type}"/>`;
  });
  const item = `<item><guid>one</guid><title>One</title>${tags.join("")}</item>`;
  const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Tea</title>${item}</channel></rss>`;
  writeFileSync(path.join(folder, "feed.xml"), feed);
  await importSource(path.join(folder, "feed.xml"), importOptions(db, folder), () => {});
  expect(await db.transcript.findMany({ select: { format: true, timing: true } })).toEqual([
    { format, timing },
  ]);
});
