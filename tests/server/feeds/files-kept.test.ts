import { cpSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LOOK_EVERY } from "#core/feed/next-check.ts";
import { pauseFeed, refreshFeed } from "#server/feeds/acts.ts";
import { feedKind } from "#server/feeds/feed-job.ts";
import { listFeeds } from "#server/feeds/list.ts";
import { parseOutcome } from "#server/feeds/outcome.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { importSource } from "#server/import/import-source.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { quiet, TONE, vtt, writeShow } from "../import/show-files.ts";
import { FakeClock } from "../jobs/fake-clock.ts";
import { correct, textOf } from "../revisions/talk.ts";

const OTHER = "tests/server/fixtures/sounds/tone.mp3";
const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const random = () => 0.5;

/**
 * A folder that can be filled, a command that imports it, and a worker in a time of its own, which wakes when something it
 * knows of is due, and every `lookEvery` milliseconds for what it does not.
 */
async function folderKept(lookEvery = HOUR / 2) {
  const { db, folder } = await freshDatabase();
  const show = path.join(folder, "show");
  mkdirSync(show);
  const file = (name: string) => path.join(show, name);
  const put = (name: string, from = TONE) => cpSync(from, file(name));
  const options = importOptions(db, folder);
  const add = (source = show) => importSource(source, options, quiet);
  const clock = new FakeClock(new Date(), 1);
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const kinds = { feed: feedKind({ ...options, clock, random }) };
  const every = { lookEvery, enrolEvery: HOUR / 2 };
  const begin = () =>
    void runWorker({ ...every, db, kinds, holder: "worker", clock, random, signal: end.signal, slots: 1 });
  const pass = (time: number) => clock.passUntil(new Date(clock.now().getTime() + time));
  const episodes = () =>
    db.episode.findMany({
      orderBy: { id: "asc" },
      select: { id: true, slug: true, guid: true, title: true, audioUrl: true, withdrawnAt: true },
    });
  const feed = () => db.feed.findFirstOrThrow();
  const outcome = async () => parseOutcome((await feed()).outcome);
  return { db, show, file, put, options, add, clock, begin, pass, episodes, feed, outcome };
}

describe("a folder that was imported by the command", () => {
  test("is looked at every ten minutes and read again where a file is new, and only then", async () => {
    const { put, add, begin, pass, episodes, feed, outcome, db } = await folderKept();
    put("one.mp3");
    expect(await add()).toMatchObject({ added: 1 });
    begin();
    const before = await db.$queryRaw`SELECT "number" FROM "Edition"`;
    await pass(3 * LOOK_EVERY);
    expect(await outcome()).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
    expect(await db.$queryRaw`SELECT "number" FROM "Edition"`).toEqual(before);
    put("two.mp3", OTHER);
    await pass(2 * LOOK_EVERY);
    expect((await episodes()).map(({ guid }) => guid)).toEqual(["one.mp3", "two.mp3"]);
    expect(await feed()).toMatchObject({ state: "kept", failure: null });
  });

  test("is read at once when a host wants it, and not while it is paused", async () => {
    const { put, add, clock, begin, pass, episodes, db } = await folderKept(LOOK_EVERY / 10);
    put("one.mp3");
    const report = await add();
    const slug = report.show?.slug ?? "";
    begin();
    await pass(LOOK_EVERY / 2);
    expect(await pauseFeed(db, slug)).toBe(true);
    put("two.mp3", OTHER);
    await pass(5 * LOOK_EVERY);
    expect(await episodes()).toHaveLength(1);
    expect(await refreshFeed(db, slug, clock.now())).toBe(true);
    await pass(LOOK_EVERY / 5);
    expect(await episodes()).toHaveLength(2);
  });

  test("keeps what was corrected when a transcript has changed", async () => {
    const { file, put, add, begin, pass, db } = await folderKept();
    put("one.mp3");
    writeFileSync(file("one.vtt"), vtt(["The light house was built."]));
    await add();
    const account = await db.account.create({
      data: { name: "Edith", key: "edith", role: "editor", passwordHash: "" },
    });
    const { id } = await db.transcript.findFirstOrThrow();
    const editor = { id: account.id, name: account.name, role: "editor" } as const;
    await correct(db, id, editor, "light house", "lighthouse");
    begin();
    await pass(LOOK_EVERY);
    writeFileSync(file("one.vtt"), vtt(["The light house was built.", "<v Paul>In spring."]));
    await pass(2 * LOOK_EVERY);
    const text = (await textOf(db, id)).join(" ");
    expect(text).toContain("The lighthouse was built.");
    expect(text).toContain("In spring.");
    expect(await db.revision.findMany({ select: { state: true } })).toEqual([{ state: "applied" }]);
  });

  test.each([
    ["as it was", false],
    ["with another date", true],
  ])("knows a file that has another name %s as the same episode", async (_how, touched) => {
    const { file, put, add, begin, pass, episodes } = await folderKept();
    put("one.mp3");
    put("two.mp3", OTHER);
    await add();
    const [before] = await episodes();
    begin();
    await pass(LOOK_EVERY);
    renameSync(file("one.mp3"), file("harbour.mp3"));
    if (touched) utimesSync(file("harbour.mp3"), 1, 1);
    await pass(2 * LOOK_EVERY);
    const [after, ...others] = await episodes();
    expect(others).toHaveLength(1);
    expect(after).toMatchObject({
      id: before?.id,
      slug: before?.slug,
      audioUrl: before?.audioUrl,
      guid: "harbour.mp3",
      withdrawnAt: null,
    });
  });

  test("marks the episodes whose files are gone, says so, and takes them back", async () => {
    const { file, put, add, begin, pass, episodes, outcome } = await folderKept();
    for (const name of ["one.mp3", "two.mp3"]) put(name);
    put("three.mp3", OTHER);
    await add();
    begin();
    await pass(LOOK_EVERY);
    for (const name of ["one.mp3", "two.mp3"]) rmSync(file(name));
    await pass(2 * LOOK_EVERY);
    const marked = await episodes();
    expect(marked.map(({ guid, withdrawnAt }) => [guid, withdrawnAt !== null])).toEqual([
      ["one.mp3", true],
      ["three.mp3", false],
      ["two.mp3", true],
    ]);
    expect(marked.every(({ audioUrl }) => audioUrl !== null)).toBe(true);
    expect((await outcome())?.named.map(({ code }) => code)).toEqual([
      ...["episode-file-missing", "episode-file-missing"],
    ]);
    put("one.mp3");
    await pass(2 * LOOK_EVERY);
    expect((await episodes()).map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, false, true]);
  });

  test("that is gone, or empty, keeps all there is and shows the error until it is back", async () => {
    const { show, file, put, add, begin, pass, episodes, feed } = await folderKept();
    put("one.mp3");
    await add();
    begin();
    await pass(LOOK_EVERY);
    rmSync(file("one.mp3"));
    await pass(2 * LOOK_EVERY);
    expect(await feed()).toMatchObject({ failure: "folder-without-audio" });
    rmSync(show, { recursive: true });
    await pass(DAY);
    expect(await feed()).toMatchObject({ failure: "file-missing", failureValue: show });
    expect(await episodes()).toMatchObject([{ guid: "one.mp3", withdrawnAt: null }]);
    mkdirSync(show);
    put("one.mp3");
    await pass(2 * DAY);
    expect(await feed()).toMatchObject({ failure: null, failures: 0 });
  });

  test("is left alone while somebody is writing to it", async () => {
    const { file, put, add, clock, begin, pass, episodes, db } = await folderKept();
    put("one.mp3");
    await add();
    begin();
    await pass(LOOK_EVERY / 2);
    const { dueAt } = await db.job.findFirstOrThrow();
    put("two.mp3", OTHER);
    utimesSync(file("two.mp3"), dueAt, dueAt);
    await clock.passUntil(new Date(dueAt.getTime() + 1000));
    expect(await episodes()).toHaveLength(1);
    await pass(LOOK_EVERY / 10);
    expect(await episodes()).toHaveLength(2);
  });

  test("stays one show where a feed comes into it", async () => {
    const { show, put, add, begin, pass, db } = await folderKept();
    put("one.mp3");
    await add();
    begin();
    await pass(LOOK_EVERY);
    writeShow(show);
    await pass(2 * LOOK_EVERY);
    expect(await db.show.count()).toBe(1);
  });
});

describe("files that were imported one by one", () => {
  test("are read again, and none beside them, be they gone or there", async () => {
    const { file, put, add, begin, pass, episodes } = await folderKept();
    for (const name of ["one.mp3", "never.mp3"]) put(name);
    put("two.mp3", OTHER);
    await add(file("one.mp3"));
    await add(file("two.mp3"));
    begin();
    await pass(LOOK_EVERY);
    put("later.mp3");
    writeFileSync(file("two.vtt"), vtt(["Hello there."]));
    rmSync(file("one.mp3"));
    await pass(2 * LOOK_EVERY);
    expect((await episodes()).map(({ guid, withdrawnAt }) => [guid, withdrawnAt !== null])).toEqual([
      ["one.mp3", true],
      ["two.mp3", false],
    ]);
  });
});

describe("a feed in a file", () => {
  test("is read again where it has changed, or a file that it names", async () => {
    const { show, file, add, begin, pass, db, episodes, outcome } = await folderKept();
    writeShow(show);
    await add();
    const [before] = await episodes();
    begin();
    await pass(LOOK_EVERY);
    writeFileSync(file("talk.vtt"), vtt(["<v Vera>Hello harbour."]));
    await pass(2 * LOOK_EVERY);
    const { id } = await db.transcript.findFirstOrThrow();
    expect(await textOf(db, id)).toEqual(["Vera: Hello harbour."]);
    // What is stored of it is not lost with it.
    rmSync(file("tone.mp3"));
    await pass(2 * LOOK_EVERY);
    expect((await episodes())[0]).toEqual(before);
    expect((await outcome())?.named).toContainEqual({
      episode: "one",
      code: "file-missing",
      value: file("tone.mp3"),
    });
  });

  test("is not looked at where nobody has imported it by the command", async () => {
    const { show, options, begin, pass, db, clock } = await folderKept();
    const report = await importFeed(writeShow(show), options, quiet);
    begin();
    await pass(3 * LOOK_EVERY);
    expect(await db.job.count()).toBe(0);
    expect(await refreshFeed(db, report.show?.slug ?? "", clock.now())).toBe(false);
    expect(await listFeeds(db, clock.now())).toMatchObject([{ state: "local", local: true }]);
  });

  test("is shown as what lies here and is looked at where somebody has", async () => {
    const { show, file, add, begin, pass, db, clock } = await folderKept();
    writeShow(show);
    await add();
    begin();
    await pass(LOOK_EVERY);
    const [listed] = await listFeeds(db, clock.now());
    expect(listed).toMatchObject({ place: file("feed.xml"), state: "kept", local: true });
    expect(listed?.nextAt?.getTime()).toBeGreaterThan(clock.now().getTime());
    expect(statSync(file("feed.xml")).isFile()).toBe(true);
  });
});
