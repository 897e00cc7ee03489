import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions } from "../database.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
const fixture = (name: string) => path.join(FIXTURES, name);

async function importer() {
  const { db, folder } = await freshDatabase();
  const show = path.join(folder, "show");
  mkdirSync(show);
  const read = async (source: string) => {
    const report = await importSource(source, importOptions(db, folder), () => {});
    const notices = report.notices.map(({ problem }) => [problem.code, problem.value]);
    const episodes = await db.episode.findMany({
      orderBy: { guid: "asc" },
      select: { guid: true, title: true, duration: true, audioType: true },
    });
    return { added: report.added, notices, episodes };
  };
  return { db, show, read };
}

test("a folder takes audio of every usual ending, without one, and in subfolders", async () => {
  const { show, read } = await importer();
  cpSync(fixture("folder"), show, { recursive: true });
  cpSync(fixture("tone.mp3"), path.join(show, "five"));
  mkdirSync(path.join(show, "season"));
  cpSync(fixture("folder/two.m4b"), path.join(show, "season/SIX.M4A"));
  const { notices, episodes } = await read(show);
  expect(notices).toEqual([]);
  expect(episodes.map(({ guid, audioType }) => [guid, audioType])).toEqual([
    ["five", "audio/mpeg"],
    ["four.oga", "audio/ogg"],
    ["one.opus", "audio/ogg"],
    ["season/SIX.M4A", "audio/mp4"],
    ["three.mp4", "audio/mp4"],
    ["two.m4b", "audio/mp4"],
  ]);
  for (const { duration } of episodes) expect(duration).toBeGreaterThan(1);
});

test("what is passed over is named", async () => {
  const { show, read } = await importer();
  cpSync(fixture("tone.mp3"), path.join(show, "tone.mp3"));
  writeFileSync(path.join(show, "old.wma"), Buffer.from("3026b2758e66cf11", "hex"));
  writeFileSync(path.join(show, "called.wav"), "FORM\0\0\0\0AIFF");
  writeFileSync(path.join(show, "read me.txt"), "Words.");
  writeFileSync(path.join(show, "cover.png"), "");
  writeFileSync(path.join(show, ".hidden"), "");
  mkdirSync(path.join(show, "a/b/c/d/e"), { recursive: true });
  symlinkSync(show, path.join(show, "circle"));
  const { added, notices } = await read(show);
  expect(added).toBe(1);
  expect(notices.filter(([code]) => code?.endsWith("passed-over") || code === "audio-unplayable")).toEqual([
    ["audio-unplayable", "called.wav"],
    ["audio-unplayable", "old.wma"],
    ["file-passed-over", "circle"],
    ["file-passed-over", "read me.txt"],
    ["folder-passed-over", "a/b/c/d/e"],
  ]);
});

test("one file is imported alone, with the transcript beside it", async () => {
  const { db, show, read } = await importer();
  cpSync(fixture("folder"), show, { recursive: true });
  writeFileSync(path.join(show, "one.opus.VTT"), "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n");
  const { added, notices, episodes } = await read(path.join(show, "one.opus"));
  expect({ added, notices }).toEqual({ added: 1, notices: [] });
  expect(episodes).toMatchObject([{ guid: "one.opus", duration: 2 }]);
  expect(await db.passage.count()).toBe(1);
  const wma = path.join(show, "old.wma");
  writeFileSync(wma, "");
  expect(await read(wma)).toMatchObject({ added: 0, notices: [["audio-unplayable", "old.wma"]] });
});

test("films without sound are passed over", async () => {
  const { show, read } = await importer();
  cpSync(fixture("silent-film.mp4"), path.join(show, "film.mp4"));
  expect((await read(show)).notices).toContainEqual(["audio-unknown", "film.mp4"]);
  expect(await read(path.join(show, "film.mp4"))).toMatchObject({
    added: 0,
    notices: [["audio-unknown", "film.mp4"]],
  });
});

test("the chapters inside audio are taken where no file beside it gives any", async () => {
  const { db, show, read } = await importer();
  cpSync(fixture("chapters"), show, { recursive: true });
  const own = { version: "1.2.0", chapters: [{ startTime: 1, title: "Own" }] };
  writeFileSync(path.join(show, "vorbis.chapters.json"), JSON.stringify(own));
  expect((await read(show)).notices).toEqual([]);
  const chapters = await db.chapter.findMany({
    orderBy: [{ episode: { guid: "asc" } }, { start: "asc" }],
    select: { start: true, title: true },
  });
  const inside = [
    { start: 0, title: "Water" },
    { start: 3, title: "Tea" },
  ];
  expect(chapters).toEqual([...inside, ...inside, { start: 1, title: "Own" }]);
});

test("audio cut short is imported with what is there, and the report says so", async () => {
  const { show, read } = await importer();
  cpSync(fixture("cut-short.mp3"), path.join(show, "half.mp3"));
  const { notices, episodes } = await read(show);
  expect(notices).toEqual([["audio-cut-short", "0:20"]]);
  expect(episodes).toMatchObject([{ guid: "half.mp3", duration: 9.954 }]);
});
