import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { wordSpans } from "#core/text/word.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importSource } from "#server/import/import-source.ts";
import { storedPicture } from "#server/media/address.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../database.ts";
import { chapter, picture, tag } from "../id3.ts";
import { mp4, title } from "../mp4.ts";
import { prepareImportProcesses, startImport } from "./import-process.ts";

const TONE = "tests/server/fixtures/tone.mp3";

function vtt(cues: readonly string[]): string {
  return `WEBVTT\n\n${cues.map((text, i) => `00:0${i}.000 --> 00:0${i}.900\n${text}\n`).join("\n")}`;
}

function item(guid: string, inside: string): string {
  return `<item><guid>${guid}</guid><title>${guid}</title>${inside}</item>`;
}

function writeFeed(folder: string, items: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "feed.xml");
  writeFileSync(
    file,
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Tones</title><language>en</language>${items.join("\n")}</channel></rss>`,
  );
  return file;
}

const spoken = `<enclosure url="tone.mp3" type="audio/mpeg" length="1"/><podcast:transcript url="talk.vtt" type="text/vtt"/>`;

function writeShow(folder: string): string {
  const file = writeFeed(folder, [item("one", spoken), item("two", "")]);
  cpSync(TONE, path.join(folder, "tone.mp3"));
  writeFileSync(path.join(folder, "talk.vtt"), vtt(["<v Vera>Hello there.", "<v Paul>A lighthouse."]));
  return file;
}

prepareImportProcesses();

const quiet = () => {};
const codes = (report: { notices: readonly { problem: { code: string } }[] }) =>
  report.notices.map((notice) => notice.problem.code);

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
    const found = await db.$queryRaw`SELECT rowid FROM passage_index WHERE passage_index MATCH 'lighthouse'`;
    expect(found).toHaveLength(1);
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
    expect(
      await db.$queryRaw`SELECT rowid FROM passage_index WHERE passage_index MATCH 'lighthouse'`,
    ).toEqual([]);
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

  test("notes are a document: lines, addresses, links of the feed's site, and chapters where times are listed", async () => {
    const { db, folder } = await freshDatabase();
    const plain =
      "<description>First line.\nSecond: www.example.org\n\n00:00 Kettle\n02:10 Cups</description>";
    const linked = `<link>https://tea.example/show/one</link><description>&lt;a href="/cups"&gt;cups&lt;/a&gt; &lt;a href="pots"&gt;pots&lt;/a&gt;</description>`;
    const file = writeFeed(path.join(folder, "show"), [item("one", plain), item("two", linked)]);
    await importSource(file, importOptions(db, folder), quiet);
    const rel = 'rel="noopener nofollow ugc"';
    const select = {
      notes: true,
      chaptersNoted: true,
      chapters: { select: { start: true, title: true }, orderBy: { start: "asc" } },
    } as const;
    expect(await db.episode.findMany({ select, orderBy: { guid: "asc" } })).toEqual([
      {
        notes: `<p>First line.<br />Second: <a href="https://www.example.org" ${rel}>www.example.org</a></p><p>00:00 Kettle<br />02:10 Cups</p>`,
        chaptersNoted: true,
        chapters: [
          { start: 0, title: "Kettle" },
          { start: 130, title: "Cups" },
        ],
      },
      {
        notes: `<a href="https://tea.example/cups" ${rel}>cups</a> <a href="https://tea.example/show/pots" ${rel}>pots</a>`,
        chaptersNoted: false,
        chapters: [],
      },
    ]);
  });

  test("chapters of a file bring their links and pictures along, those that are of the web, before any of the notes", async () => {
    const { db, folder } = await freshDatabase();
    const listed =
      '<description>00:00 Kettle\n02:10 Cups</description><podcast:chapters url="a.json" type="application/json+chapters"/>';
    const file = writeFeed(path.join(folder, "show"), [item("one", listed)]);
    const chapters = [
      { startTime: 0, title: "Water", url: "https://water.example/", img: "http://water.example/a.png" },
      {
        startTime: 5,
        title: "Tea",
        url: "javascript:alert(1)",
        img: "data:image/svg+xml,<svg onload=alert(1)>",
      },
    ];
    writeFileSync(path.join(folder, "show/a.json"), JSON.stringify({ version: "1.2.0", chapters }));
    const report = await importSource(file, importOptions(db, folder), quiet);
    expect(codes(report)).toEqual(["item-without-enclosure", "chapter-url-refused", "chapter-url-refused"]);
    const select = { chaptersNoted: true, chapters: { select: { title: true, url: true, imageUrl: true } } };
    expect(await db.episode.findMany({ select })).toEqual([
      {
        chaptersNoted: false,
        chapters: [
          { title: "Water", url: "https://water.example/", imageUrl: "http://water.example/a.png" },
          { title: "Tea", url: null, imageUrl: null },
        ],
      },
    ]);
  });

  describe("pictures of chapters within local audio", () => {
    const icon = readFileSync("public/icon-192.png");
    const id3 = tag(chapter("Water", 0, picture(icon, "image/png")));

    test.each([
      ["mp3", Buffer.concat([id3, readFileSync(TONE)])],
      ["m4a", mp4([title("Water", 3)], [{ bytes: icon, seconds: 3 }])],
    ])("are shown from this site: %s", async (extension, sound) => {
      const { db, folder } = await freshDatabase();
      const show = path.join(folder, "show");
      mkdirSync(show);
      writeFileSync(path.join(show, `talk.${extension}`), sound);
      const options = importOptions(db, folder);
      await importSource(show, options, quiet);
      const { imageUrl } = await db.chapter.findFirstOrThrow();
      expect(existsSync(path.join(options.mediaDir, storedPicture(imageUrl ?? "") ?? "none"))).toBe(true);
    });

    test("come once to episodes that were imported before they were read", async () => {
      const { db, folder } = await freshDatabase();
      const file = writeFeed(path.join(folder, "show"), [
        item("one", '<enclosure url="talk.mp3" type="audio/mpeg" length="1"/>'),
      ]);
      writeFileSync(path.join(folder, "show/talk.mp3"), Buffer.concat([id3, readFileSync(TONE)]));
      const again = () => importSource(file, importOptions(db, folder), quiet);
      await again();
      const found = await db.chapter.findFirstOrThrow();
      await db.chapter.updateMany({ data: { imageUrl: null } });
      await db.episode.updateMany({ data: { importChecksum: "of an importer that knew less" } });
      expect(await again()).toMatchObject({ updated: 1, unchanged: 0 });
      expect((await db.chapter.findFirstOrThrow()).imageUrl).toBe(found.imageUrl);
      expect(await again()).toMatchObject({ updated: 0, unchanged: 1 });
    });
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

test("killed in the middle, it leaves a whole database, and the next run completes it", async () => {
  const folder = temporaryFolder();
  const show = path.join(folder, "show");
  const count = 60;
  const items = Array.from({ length: count }, (_, i) =>
    item(`e${i}`, `<podcast:transcript url="talk.vtt" type="text/vtt"/>`),
  );
  const file = writeFeed(show, items);
  const lines = Array.from({ length: 3000 }, (_, i) =>
    `${i}.000 --> ${i}.900`.replace(
      /^(\d+)\.000 --> (\d+)\.900/,
      (_, s) => `${stamp(Number(s))}.000 --> ${stamp(Number(s))}.900\nWords of line ${s}.\n`,
    ),
  );
  writeFileSync(path.join(show, "talk.vtt"), `WEBVTT\n\n${lines.join("\n")}`);
  await migrateDatabase(path.join(folder, "playhead.db"));
  const child = startImport(folder, file);
  const db = openDatabase(path.join(folder, "playhead.db"));
  try {
    await expect.poll(() => db.episode.count(), { timeout: 100_000, interval: 20 }).toBeGreaterThan(2);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    const half = await db.episode.count();
    expect(half).toBeLessThan(count);
    expect(await db.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: "ok" }]);
    const passages = await db.transcript.findMany({ select: { _count: { select: { passages: true } } } });
    expect(new Set(passages.map((transcript) => transcript._count.passages)).size).toBe(1);
    expect(passages.length).toBe(half);

    const report = await importSource(file, importOptions(db, folder), quiet);
    expect(report).toMatchObject({ added: count - half, unchanged: half });
  } finally {
    await db.$disconnect();
  }
}, 150_000);

function stamp(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
