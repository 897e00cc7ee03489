import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { pauseFeed, refreshFeed } from "#server/feeds/acts.ts";
import { feedKind } from "#server/feeds/feed-job.ts";
import { parseOutcome } from "#server/feeds/outcome.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { importOptions, sharedDatabase } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";
import { FakeClock } from "../jobs/fake-clock.ts";

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

const shared = sharedDatabase();
const { folder } = shared;
let db: Database;

beforeAll(() => {
  db = shared.db();
});
beforeEach(async () => {
  await db.job.deleteMany();
  await db.show.deleteMany();
});

/** A show that was imported from `/feed`, and what keeps it up to date, in a time of its own: nothing is known of its rhythm. */
async function keptShow() {
  const hosting = await host({ "/feed": feedOf("one") });
  const options = { ...importOptions(db, folder), fetchPrivate: true, timeoutMs: 3000 };
  await importFeed(`${hosting.origin}/feed`, options);
  hosting.asked.length = 0;
  const start = new Date();
  const clock = new FakeClock(start, 1);
  const end = new AbortController();
  const random = () => 0.5;
  const worker = { db, holder: "worker", clock, random, signal: end.signal, slots: 1 };
  const kinds = { feed: feedKind({ ...options, clock, random }) };
  void runWorker({ ...worker, kinds, lookEvery: HOUR / 2, enrolEvery: HOUR / 2 });
  const at = (time: number) => new Date(start.getTime() + time);
  const pass = (time: number) => clock.passUntil(new Date(clock.now().getTime() + time));
  const find = () => db.feed.findFirstOrThrow();
  const times = () => hosting.asked.filter(({ url }) => url === "/feed").length;
  return { ...hosting, clock, at, pass, find, times, end };
}

describe("a feed that is kept up to date", () => {
  test("is asked for when it is time, costs one conditional request, and says what was new", async () => {
    const { asked, files, pass, find, end } = await keptShow();
    await pass(DAY - HOUR);
    expect(asked).toEqual([]);
    await pass(2 * HOUR);
    expect(asked.map(({ url }) => url)).toEqual(["/feed"]);
    expect(asked[0]?.headers["if-none-match"]).toBeDefined();
    files.set("/feed", feedOf("one", "two", "<item><description>Nothing to know it by</description></item>"));
    await db.feed.updateMany({ data: { etag: null } });
    await pass(DAY);
    const { outcome, failure } = await find();
    expect(failure).toBeNull();
    expect(parseOutcome(outcome)).toMatchObject({
      added: 1,
      unchanged: 1,
      problems: 2,
      named: [{ code: "item-without-enclosure" }, { code: "item-without-guid" }],
    });
    // What is wrong with it stays known while it does not change.
    await pass(DAY);
    expect(parseOutcome((await find()).outcome)).toMatchObject({ added: 0, unchanged: 2, problems: 2 });
    end.abort();
  });

  test.each<[string, (response: ServerResponse) => void, object]>([
    [
      "an error",
      (response) => response.writeHead(500).end(),
      { failure: "http-status", failureValue: "500" },
    ],
    ["nothing", () => {}, { failure: "too-slow" }],
    ["half of it", (response) => response.writeHead(200).write("<rss>"), { failure: "too-slow" }],
    [
      "a page to log in",
      (response) =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end("<!doctype html><html><title>Log in</title></html>"),
      { failure: "not-xml" },
    ],
    [
      "a way in circles",
      (response) => response.writeHead(301, { location: "/feed" }).end(),
      { failure: "too-many-redirects" },
    ],
  ])(
    "whose server answers with %s keeps all there is, and the error until it is read again",
    async (_what, answer, known) => {
      const { answers, pass, find, end } = await keptShow();
      answers.set("/feed", answer);
      await pass(DAY + HOUR);
      const first = await find();
      expect(first).toMatchObject({ ...known, state: "kept", failures: 1 });
      await pass(DAY);
      expect(await find()).toMatchObject({ ...known, failures: 2, failedAt: first.failedAt });
      expect(await db.episode.count()).toBe(1);
      answers.delete("/feed");
      await pass(DAY);
      expect(await find()).toMatchObject({ failure: null, failedAt: null, failures: 0 });
      end.abort();
    },
  );

  test.each<[number, string, (now: Date) => string]>([
    [429, "in seconds", () => "180000"],
    [503, "by a date", (now) => new Date(now.getTime() + 50 * HOUR).toUTCString()],
  ])(
    "is left alone for as long as its server says with %i %s, as are its others",
    async (status, _how, until) => {
      const { answers, files, origin, clock, pass, times, asked, end } = await keptShow();
      files.set("/other", feedOf("<title>Other</title>", "two"));
      answers.set("/feed", (response) =>
        response.writeHead(status, { "retry-after": until(clock.now()) }).end(),
      );
      await pass(DAY - HOUR);
      await importFeed(`${origin}/other`, { ...importOptions(db, folder), fetchPrivate: true });
      await refreshFeed(db, "sea", new Date());
      await pass(HOUR);
      expect(times()).toBe(1);
      asked.length = 0;
      await pass(49 * HOUR);
      expect(asked).toEqual([]);
      await pass(2 * HOUR);
      expect(asked.map(({ url }) => url)).toContain("/feed");
      end.abort();
    },
  );

  test("that is gone for good is asked for no more, until a host says so, and nothing is deleted", async () => {
    const { answers, pass, find, times, clock, end } = await keptShow();
    answers.set("/feed", (response) => response.writeHead(410).end());
    await pass(DAY + HOUR);
    expect(await find()).toMatchObject({ state: "gone", failure: "http-status", failureValue: "410" });
    await pass(5 * DAY);
    expect(times()).toBe(1);
    expect(await db.episode.count()).toBe(1);
    answers.delete("/feed");
    expect(await refreshFeed(db, "sea", clock.now())).toBe(true);
    await pass(HOUR);
    expect(await find()).toMatchObject({ state: "kept", failure: null });
    end.abort();
  });

  test("is kept again once it was imported from where it is now", async () => {
    const { answers, files, pass, find, origin, end } = await keptShow();
    answers.set("/feed", (response) => response.writeHead(410).end());
    await pass(DAY + HOUR);
    await db.show.updateMany({ data: { guid: `${origin}/new` } });
    files.set("/new", feedOf("one", "two"));
    const options = { ...importOptions(db, folder), fetchPrivate: true, adopt: true };
    expect(await importFeed(`${origin}/new`, options)).toMatchObject({ added: 1, unchanged: 1 });
    expect(await find()).toMatchObject({ location: `${origin}/new`, state: "kept", failure: null });
    end.abort();
  });

  test("that has moved for good is asked for at its new address", async () => {
    const { redirects, files, pass, find, asked, origin, end } = await keptShow();
    redirects.set("/feed", { status: 301, location: "/between" });
    redirects.set("/between", { status: 308, location: "/new" });
    files.set("/new", feedOf("one", "two"));
    await db.feed.updateMany({ data: { etag: null } });
    await pass(DAY + HOUR);
    expect(await find()).toMatchObject({ location: `${origin}/new`, failure: null });
    asked.length = 0;
    await pass(DAY);
    expect(asked.map(({ url }) => url)).toEqual(["/new"]);
    end.abort();
  });

  test.each([302, 303, 307])(
    "that is elsewhere for a while (%i) is asked for where it was",
    async (status) => {
      const { redirects, files, pass, find, asked, origin, end } = await keptShow();
      redirects.set("/feed", { status, location: "/mirror" });
      files.set("/mirror", feedOf("one", "two"));
      await db.feed.updateMany({ data: { etag: null } });
      await pass(DAY + HOUR);
      expect(await find()).toMatchObject({ location: `${origin}/feed`, failure: null });
      expect(await db.episode.count()).toBe(2);
      asked.length = 0;
      await pass(DAY);
      expect(asked.map(({ url }) => url)).toEqual(["/feed", "/mirror"]);
      end.abort();
    },
  );

  test("that says itself where it is now is asked for there", async () => {
    const { files, pass, find, origin, end } = await keptShow();
    files.set("/feed", feedOf(`<itunes:new-feed-url>${origin}/new</itunes:new-feed-url>`, "one"));
    files.set("/new", feedOf("one", "two"));
    await db.feed.updateMany({ data: { etag: null } });
    await pass(DAY + HOUR);
    expect(await find()).toMatchObject({ location: `${origin}/new`, failure: null });
    expect(await db.episode.count()).toBe(2);
    end.abort();
  });

  test("keeps an episode that its publisher has taken out of it, marked, until it is there again", async () => {
    const { files, pass, find, end } = await keptShow();
    const item = (guid: string, day: number) =>
      `<item><title>${guid}</title><guid>${guid}</guid><pubDate>0${day} Nov 2026 06:00:00 GMT</pubDate></item>`;
    const [old, gone, newest] = [item("old", 1), item("gone", 2), item("new", 3)];
    const marked = async () =>
      (await db.episode.findMany({ where: { withdrawnAt: { not: null } } })).map(({ guid }) => guid);
    for (const [items, expected] of [
      [[newest, gone, old], []],
      [[newest, old], ["gone"]],
      [[newest, gone, old], []],
    ] as const) {
      files.set("/feed", feedOf(...items));
      await db.feed.updateMany({ data: { etag: null } });
      await pass(3 * DAY);
      expect(await marked()).toEqual(expected);
    }
    expect(await find()).toMatchObject({ state: "kept", failure: null });
    end.abort();
  });

  test("is paused, and asked for again when a host wants it", async () => {
    const { pass, times, clock, end } = await keptShow();
    await pass(HOUR);
    expect(await pauseFeed(db, "sea")).toBe(true);
    await pass(5 * DAY);
    expect(times()).toBe(0);
    await refreshFeed(db, "sea", clock.now());
    await pass(HOUR);
    expect(times()).toBe(1);
    end.abort();
  });

  test("is not asked for once its show lies in the trash, nor is a file on this machine", async () => {
    const { pass, times, end } = await keptShow();
    await pass(HOUR);
    await db.show.deleteMany();
    const own = { title: "Own", slug: "own", guid: "own", description: "", language: "en" };
    await db.show.create({ data: { ...own, feed: { create: { location: "/srv/feed.xml" } } } });
    await pass(2 * DAY);
    expect(times()).toBe(0);
    expect(await db.job.count()).toBe(0);
    expect(await refreshFeed(db, "own", new Date())).toBe(false);
    end.abort();
  });
});
