import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { changeEpisode, findOwnEpisode } from "#server/upload/own-episode.ts";
import { writeShow } from "#server/upload/own-show.ts";
import { takeUpload } from "#server/upload/taker.ts";
import { listUploads } from "#server/upload/uploads.ts";
import { SITE } from "../../app/account-forms.ts";
import { importOptions, temporaryFolder } from "../database.ts";
import { frame, tag } from "../id3.ts";
import { newHost, newShow, onDisk, prepareUploads, sendWhole, workDone } from "./uploading.ts";

prepareUploads();

const fixture = (name: string) => readFileSync(path.join("tests/server/fixtures", name));
const TONE = fixture("tone.mp3");
const PICTURE = readFileSync("public/icon.svg");
const PNG = readFileSync("public/apple-icon.png");
const VTT = Buffer.from("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>A lighthouse stands here.\n");
const CHAPTERS = Buffer.from(
  JSON.stringify({ version: "1.2.0", chapters: [{ startTime: 0, title: "Light" }] }),
);

let host = { id: 0, cookie: "" };
let show = "";
beforeAll(async () => {
  host = await newHost("Hanna");
  show = await newShow("Light & Sound");
});

type Files = Readonly<Record<string, Uint8Array>>;

/** Uploads files that belong together and waits for what comes of them. */
async function upload(files: Files, more: Readonly<Record<string, string>> = {}, key = randomUUID()) {
  for (const [name, content] of Object.entries(files)) {
    const given = { name, key, show, ...more };
    await sendWhole({ cookie: host.cookie, size: content.length, given }, content);
  }
  await workDone();
  const [told] = (await listUploads(database(), host)).filter((one) => one.key === key);
  return told;
}

const episodeOf = (title: string) =>
  database().episode.findFirstOrThrow({
    where: { title, show: { slug: show } },
    include: { transcripts: { include: { passages: true } }, chapters: true, tags: true },
  });
const slugOf = (page: string | null | undefined) => page?.split("/").at(-1) ?? "";

describe("a sound", () => {
  test("with a transcript, chapters and art becomes an episode of its show, and stands in its feed", async () => {
    const told = await upload({
      "talk.vtt": VTT,
      "talk.chapters.json": CHAPTERS,
      "talk.png": PNG,
      "talk.mp3": TONE,
    });
    expect(told).toMatchObject({ state: "ready", problems: [], title: "talk" });
    const episode = await episodeOf("talk");
    expect(episode.peaks?.length).toBeGreaterThan(100);
    expect(episode.duration).toBeGreaterThan(0.5);
    expect(episode.imageUrl).toMatch(/^\/media\/[0-9a-f]{32}\.png$/);
    expect(episode.chapters.map(({ title }) => title)).toEqual(["Light"]);
    expect(episode.transcripts.map(({ language, format }) => [language, format])).toEqual([["en", "vtt"]]);
    expect(episode.transcripts[0]?.passages[0]).toMatchObject({
      speaker: "Ann",
      text: "A lighthouse stands here.",
    });
    const { feed } = (await findShowFeed(show, SITE)) ?? {};
    expect(feed?.items[0]).toMatchObject({
      title: "talk",
      audio: { url: episode.audioUrl, type: "audio/mpeg", bytes: TONE.length },
      chaptered: true,
      transcripts: [{ language: "en", timed: true }],
    });
    expect(await onDisk()).toEqual([]);
  });

  test("is called by its tags, and its transcripts are in the languages that their names say", async () => {
    const tagged = Buffer.concat([tag(frame("TIT2", Buffer.from("\x03By its tag"))), TONE]);
    const told = await upload({ "Раз два.ru.srt": srt("Раз"), "Раз два.en.vtt": VTT, "Раз два.mp3": tagged });
    expect(told?.title).toBe("By its tag");
    const { transcripts } = await episodeOf("By its tag");
    expect(transcripts.map(({ language }) => language).toSorted()).toEqual(["en", "ru"]);
  });

  test.each([
    [
      "HTML that is called a sound",
      { "page.mp3": Buffer.from("<!doctype html><p>No sound</p>".repeat(99)) },
      "audio-unknown",
    ],
    ["a picture that is called a sound", { "picture.m4a": PICTURE }, "audio-unknown"],
    ["what browsers cannot play", { "old.aiff": Buffer.from("FORM\0\0\0\0AIFF0000") }, "audio-unplayable"],
  ])("is none: %s, which is said by its name, and nothing is left of it", async (_, files, code) => {
    const [name = ""] = Object.keys(files);
    const told = await upload(files);
    expect(told).toMatchObject({ state: "failed", page: null, problems: [{ value: name }] });
    expect(["audio-unknown", "audio-damaged", code]).toContain(told?.problems[0]?.code);
    expect(await onDisk()).toEqual([]);
    expect(await database().episode.count({ where: { title: path.parse(name).name } })).toBe(0);
  });

  test("comes without its transcript, where that cannot be read, which is said", async () => {
    const told = await upload({ "half.vtt": Buffer.from("\0\x01\x02%PDF"), "half.mp3": TONE });
    expect(told?.state).toBe("ready");
    expect(told?.problems.length).toBeGreaterThan(0);
    for (const { value } of told?.problems ?? []) expect(value).not.toContain(config().uploadsDir);
    expect((await episodeOf("half")).transcripts).toEqual([]);
  });
});

const srt = (text: string) => Buffer.from(`1\n00:00:00,000 --> 00:00:01,000\n${text}\n`);

describe("what comes later", () => {
  test("of the same key belongs to the episode, and takes the place of what it had", async () => {
    const key = randomUUID();
    await upload({ "late.mp3": TONE }, {}, key);
    expect((await episodeOf("late")).transcripts).toEqual([]);
    await upload({ "late.vtt": VTT }, {}, key);
    expect((await episodeOf("late")).transcripts[0]?.passages[0]?.text).toContain("lighthouse");
    const told = await upload({ "better.srt": srt("A better text") }, { episode: "late" });
    expect(told).toMatchObject({ state: "ready", title: "late" });
    const { transcripts, audioUrl } = await episodeOf("late");
    expect(transcripts.map(({ passages }) => passages.map(({ text }) => text))).toEqual([["A better text"]]);
    await upload({ "worse.vtt": Buffer.from("WEBVTT\n"), "cover.jpg": PNG }, { episode: "late" });
    const after = await episodeOf("late");
    expect(after.transcripts[0]?.passages[0]?.text).toBe("A better text");
    expect(after).toMatchObject({ audioUrl, imageUrl: expect.stringMatching(/\.png$/) });
  });

  test("a sound takes the place of another: it is measured anew", async () => {
    await upload({ "first.mp3": TONE });
    const { audioUrl, guid } = await episodeOf("first");
    await upload({ "second.mp3": fixture("vbr-without-table.mp3") }, { episode: "first" });
    const after = await episodeOf("first");
    expect(after.audioUrl).not.toBe(audioUrl);
    expect(after).toMatchObject({ guid, seekApproximate: true });
  });
});

describe("the work", () => {
  test("that was cut short is done again, and makes one episode", async () => {
    const key = randomUUID();
    await upload({ "twice.mp3": TONE }, {}, key);
    const { id } = await database().upload.findFirstOrThrow({ where: { key } });
    const given = { state: "measuring", episodeId: null };
    await sendWhole(
      { cookie: host.cookie, size: TONE.length, given: { name: "twice.mp3", key, show } },
      TONE,
    );
    await workDone();
    // As if the server had ended between the episode and the note of it.
    await database().upload.update({ where: { id }, data: given });
    await database().uploadedFile.updateMany({ where: { uploadId: id }, data: { taken: false } });
    for (const file of await database().uploadedFile.findMany({ where: { uploadId: id } }))
      writeFileSync(path.join(config().uploadsDir, file.id), TONE);
    await workDone();
    expect(await database().episode.count({ where: { title: "twice" } })).toBe(1);
    expect(await database().upload.findUnique({ where: { id } })).toMatchObject({ state: "ready" });
  });

  test("that brings its thread down is not tried for ever", async () => {
    const key = randomUUID();
    await upload({ "often.mp3": TONE }, {}, key);
    await database().upload.updateMany({ where: { key }, data: { state: "measuring", tries: 3 } });
    await workDone();
    const [told] = (await listUploads(database(), host)).filter((one) => one.key === key);
    expect(told).toMatchObject({ state: "failed", problems: [{ code: "upload-stopped" }] });
  });

  test("names no file but those that came in", async () => {
    const options = { ...importOptions(database(), temporaryFolder()), uploadsDir: config().uploadsDir };
    await expect(takeUpload({ id: -1, token: 1 }, options)).resolves.toBeUndefined();
    expect(await onDisk()).toEqual([]);
  });
});

describe("a show of one's own", () => {
  test("is not taken over by a feed from elsewhere that has its guid, not even where one asks for it", async () => {
    const { guid, title } = await database().show.findUniqueOrThrow({ where: { slug: show } });
    const folder = temporaryFolder();
    const file = path.join(folder, "feed.xml");
    writeFileSync(
      file,
      `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Mine now</title>
      <podcast:guid>${guid}</podcast:guid><item><guid>x</guid><title>X</title></item></channel></rss>`,
    );
    for (const adopt of [false, true]) {
      const options = { ...importOptions(database(), folder), adopt };
      const report = await importSource(file, options, () => {});
      expect(report.show).toBeNull();
      expect(report.notices.map(({ problem }) => [problem.code, problem.value])).toContainEqual([
        "guid-own",
        title,
      ]);
    }
    expect(await database().feed.count({ where: { show: { slug: show } } })).toBe(0);
  });

  test.each([
    [{ title: " " }, "titleEmpty"],
    [{ title: "x".repeat(301) }, "titleLong"],
    [{ language: "english" }, "languageUnknown"],
    [{ art: PICTURE }, "artKind"],
  ])("where one thing is wrong is not made (%#)", async (wrong, fault) => {
    const typed = {
      title: "T",
      author: "",
      language: "en",
      description: "",
      art: new Uint8Array(),
      ...wrong,
    };
    expect(await writeShow(database(), config().mediaPlace, null, typed, host)).toEqual({
      kind: "fault",
      fault,
    });
  });

  test("is changed, and one that was imported is not", async () => {
    const typed = {
      title: "Renamed",
      author: "",
      language: "ru",
      description: "<b onclick='x'>B</b><script>y</script>",
      art: PNG,
    };
    const slug = await newShow("To be renamed");
    expect(await writeShow(database(), config().mediaPlace, slug, typed, host)).toEqual({
      kind: "written",
      slug,
    });
    expect(await database().show.findUnique({ where: { slug } })).toMatchObject({
      title: "Renamed",
      language: "ru",
      description: "<b>B</b>",
      imageUrl: expect.stringMatching(/^\/media\//),
    });
    await database().show.create({
      data: { slug: "imported", guid: "imported", title: "Imported", description: "", language: "en" },
    });
    const fault = { kind: "fault", fault: "showGone" };
    expect(await writeShow(database(), config().mediaPlace, "imported", typed, host)).toEqual(fault);
  });
});

describe("an episode", () => {
  const typed = {
    title: "A new title",
    notes: "<p>First</p><script>alert(1)</script><p>00:00 Begin<br>00:01 End</p>",
    day: "2026-11-01",
    season: "2",
    number: "7",
    tags: "News, light , ,News",
    explicit: true,
  };

  test("is changed as it was typed, without what is not safe", async () => {
    const told = await upload({ "typed.mp3": TONE });
    const slug = slugOf(told?.page);
    expect(await changeEpisode(database(), show, slug, typed)).toBeNull();
    const episode = await episodeOf("A new title");
    expect(episode).toMatchObject({ season: 2, number: 7, explicit: true, publishedDay: "2026-11-01" });
    expect(episode.notes).not.toContain("script");
    expect(episode.notesText).not.toContain("alert");
    expect(episode.tags.map(({ name }) => name).toSorted()).toEqual(["News", "light"]);
    expect(await findOwnEpisode(database(), show, slug)).toMatchObject({
      ...typed,
      notes: episode.notes,
      tags: "News, light",
    });
  });

  test.each([
    [{ title: "" }, "titleEmpty"],
    [{ day: "yesterday" }, "dateUnknown"],
    [{ day: "2026-02-31" }, "dateUnknown"],
    [{ season: "-1" }, "numberUnknown"],
    [{ number: "1.5" }, "numberUnknown"],
    [{ notes: "x".repeat(200_001) }, "notesLong"],
  ])("where one thing is wrong is not changed (%#)", async (wrong, fault) => {
    expect(await changeEpisode(database(), show, "talk", { ...typed, ...wrong })).toBe(fault);
  });

  test("of another show is not there", async () => {
    expect(await changeEpisode(database(), "none", "talk", typed)).toBe("episodeGone");
  });
});
