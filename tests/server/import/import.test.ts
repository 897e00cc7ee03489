import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../database.ts";
import { foundBy } from "../search/index/found-passages.ts";
import { codes, item, quiet, spoken, TONE, vtt, writeFeed, writeShow } from "./show-files.ts";

describe("what cannot be imported", () => {
  test.each([
    ["", "empty-file"],
    ["Not a feed at all", "not-xml"],
    ["<rss version='2.0'></rss>", "no-channel"],
  ])("%o is reported and nothing is written", async (text, code) => {
    const { db, folder } = await freshDatabase();
    const file = path.join(folder, "bad.xml");
    writeFileSync(file, text);
    const report = await importSource(file, importOptions(db, folder), quiet);
    expect(report.show).toBeNull();
    expect(codes(report)).toContain(code);
    expect(await db.show.count()).toBe(0);
  });

  test("a missing file and an empty folder are named", async () => {
    const { db, folder } = await freshDatabase();
    const missing = await importSource(path.join(folder, "gone.xml"), importOptions(db, folder), quiet);
    expect(codes(missing)).toEqual(["file-missing"]);
    const empty = await importSource(temporaryFolder(), importOptions(db, folder), quiet);
    expect(codes(empty)).toEqual(["folder-without-audio"]);
  });

  test("an episode whose audio and transcript are broken is kept, and both are named", async () => {
    const { db, folder } = await freshDatabase();
    const file = writeFeed(path.join(folder, "show"), [item("one", spoken)]);
    writeFileSync(path.join(folder, "show/tone.mp3"), "");
    const report = await importSource(file, importOptions(db, folder), quiet);
    expect(codes(report)).toEqual(expect.arrayContaining(["audio-empty", "file-missing"]));
    expect(await db.episode.findFirst()).toMatchObject({ title: "one", audioUrl: null, duration: null });
  });
});

test("a feed that was saved publishes no file but its own folder's", async () => {
  const { db, folder } = await freshDatabase();
  const show = path.join(folder, "show");
  const names = ["secret.vtt", "secret.json", "secret.mp3", "secret.png"];
  for (const name of names) writeFileSync(path.join(folder, name), vtt(["<v Vera>A secret."]));
  cpSync(TONE, path.join(folder, "secret.mp3"));
  const reach = (name: string) => [`../${name}`, path.join(folder, name), `file://${folder}/${name}`];
  const file = writeFeed(
    show,
    [0, 1, 2].map((way) => {
      const [text, chapters, sound, picture] = names.map((name) => reach(name)[way]);
      return item(
        `e${way}`,
        `<enclosure url="${sound}" type="audio/mpeg" length="1"/><podcast:transcript url="${text}" type="text/vtt"/><podcast:chapters url="${chapters}" type="application/json"/><itunes:image xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" href="${picture}"/>`,
      );
    }),
  );
  const report = await importSource(file, importOptions(db, folder), quiet);
  expect(codes(report)).toEqual(Array(12).fill("address-outside"));
  expect(await db.passage.count()).toBe(0);
  expect(existsSync(path.join(folder, "media"))).toBe(false);
  expect(await db.episode.findMany({ select: { audioUrl: true, imageUrl: true } })).toEqual(
    Array(3).fill({ audioUrl: null, imageUrl: null }),
  );
});

describe("a show in files", () => {
  test("its episodes, audio, peaks, passages and word times are there, and the words can be found", async () => {
    const { db, folder } = await freshDatabase();
    const report = await importSource(writeShow(path.join(folder, "show")), importOptions(db, folder), quiet);
    expect(report).toMatchObject({
      added: 2,
      updated: 0,
      unchanged: 0,
      show: { title: "Tones", slug: "tones" },
    });
    const episode = await db.episode.findFirstOrThrow({
      where: { guid: "one" },
      include: { transcripts: { include: { passages: true } } },
    });
    expect(episode.audioUrl).toMatch(/^\/media\/[0-9a-f]{32}\.mp3$/);
    expect(episode.duration).toBeGreaterThan(0);
    expect(episode.peaks?.length).toBe(1800);
    const passages = episode.transcripts[0]?.passages ?? [];
    expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Vera", "Hello there."],
      ["Paul", "A lighthouse."],
    ]);
    for (const { text, wordTimes } of passages)
      expect(decodeWordTimes(wordTimes).length).toBe(wordSpans(text).length);
    expect(await foundBy(db, "lighthouse")).toHaveLength(1);
  });

  test("importing it again changes nothing, and a changed transcript only its own episode", async () => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "show");
    const file = writeShow(show);
    await importSource(file, importOptions(db, folder), quiet);
    const before = await db.passage.findMany();
    expect(await importSource(file, importOptions(db, folder), quiet)).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 2,
    });
    expect(await db.passage.findMany()).toEqual(before);

    writeFileSync(path.join(show, "talk.vtt"), vtt(["<v Vera>A whole new line."]));
    const episodes = await db.episode.findMany({ select: { id: true, slug: true }, orderBy: { id: "asc" } });
    expect(await importSource(file, importOptions(db, folder), quiet)).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect(await db.episode.findMany({ select: { id: true, slug: true }, orderBy: { id: "asc" } })).toEqual(
      episodes,
    );
    expect(await foundBy(db, "lighthouse")).toEqual([]);
  });

  test("what was missing the first time is taken when it is there", async () => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "show");
    const file = writeFeed(show, [item("one", spoken)]);
    await importSource(file, importOptions(db, folder), quiet);
    expect(await db.passage.count()).toBe(0);
    writeShow(show);
    await importSource(file, importOptions(db, folder), quiet);
    expect(await db.passage.count()).toBe(2);
  });

  test("two files of one text in a language written two ways are one transcript", async () => {
    const { db, folder } = await freshDatabase();
    const twice = (first: string, second: string) =>
      `<podcast:transcript url="talk.vtt" type="text/vtt"${first}/><podcast:transcript url="talk.srt" type="application/srt"${second}/>`;
    const file = writeFeed(path.join(folder, "show"), [
      item("one", twice(' language="en_US"', "")),
      item("two", twice(' language="EN-us"', ' language="en"')),
    ]);
    writeFileSync(path.join(folder, "show/talk.vtt"), vtt(["One sentence."]));
    writeFileSync(path.join(folder, "show/talk.srt"), "1\n00:00:00,000 --> 00:00:01,000\nOne sentence.\n");
    await importSource(file, importOptions(db, folder), quiet);
    const select = { language: true, format: true };
    const one = { language: "en", format: "vtt" };
    expect(await db.transcript.findMany({ select })).toEqual([one, one]);
  });

  test("a folder of audio files is a show, with the transcripts that have their names", async () => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "My talks");
    mkdirSync(show);
    cpSync(TONE, path.join(show, "First #1.mp3"));
    writeFileSync(path.join(show, "First #1.vtt"), vtt(["In English."]));
    writeFileSync(path.join(show, "First #1.ru.vtt"), vtt(["По-русски."]));
    const report = await importSource(show, importOptions(db, folder), quiet);
    expect(report.added).toBe(1);
    const languages = await db.transcript.findMany({
      select: { language: true },
      orderBy: { language: "asc" },
    });
    expect(languages).toEqual([{ language: "en" }, { language: "ru" }]);
  });
});
