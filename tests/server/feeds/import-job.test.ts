import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { addImport } from "#server/feeds/add-import.ts";
import { enrolFeeds } from "#server/feeds/enrol.ts";
import { importKind } from "#server/feeds/import-job.ts";
import { parsePayload } from "#server/feeds/import-payload.ts";
import { forgetJobLogins } from "#server/feeds/job-login.ts";
import { parseOutcome } from "#server/feeds/outcome.ts";
import { cancelJob, runNow } from "#server/jobs/acts.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { runWorker } from "#server/jobs/worker.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

const random = () => 0.5;
/** An item with a transcript, which is fetched while its show is imported. */
const talk = (guid: string) =>
  `<item><title>${guid}</title><guid>${guid}</guid><podcast:transcript url="${guid}.txt" type="text/plain"/></item>`;

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

/** A host of a feed with these lines, and a worker that imports what is added. */
async function adding(...lines: readonly string[]) {
  const { db, folder } = await freshDatabase();
  const hosting = await host({ "/feed": feedOf(...lines) });
  const end = new AbortController();
  const options = { ...importOptions(db, folder), fetchPrivate: true, timeoutMs: 5000, random };
  const clock = systemClock;
  const worker = { db, clock, random, signal: end.signal, slots: 1 };
  const kinds = { import: importKind({ ...options, clock }) };
  const source = `${hosting.origin}/feed`;
  const begin = (holder = "worker") => {
    const running = runWorker({ ...worker, holder, kinds, lookEvery: 20, enrolEvery: 60_000 });
    onTestFinished(async () => {
      end.abort();
      await running;
    });
  };
  const add = (from = source) => addImport(db, { source: from, title: "Sea" }, new Date());
  const job = () => db.job.findFirstOrThrow();
  const becomes = (state: string) =>
    vi.waitFor(async () => expect(await job()).toMatchObject({ state }), { timeout: 20_000, interval: 20 });
  return { ...hosting, db, source, begin, add, job, becomes };
}

describe("a show that a host adds", () => {
  test("is imported once, is then known by its job, and its feed is kept up to date", async () => {
    const { db, begin, add, job, becomes, source } = await adding("one", "two", "<item/>");
    await add();
    begin();
    await becomes("done");
    expect(await db.episode.count()).toBe(2);
    expect(parsePayload((await job()).payload)).toMatchObject({ show: "sea", title: "Sea", problem: null });
    const feed = await db.feed.findFirstOrThrow();
    expect(feed).toMatchObject({ location: source, state: "kept" });
    expect(parseOutcome(feed.outcome)).toMatchObject({
      added: 2,
      named: [{ code: "item-without-enclosure" }, { code: "item-without-guid" }],
    });
    await enrolFeeds(db, random, new Date());
    const kept = await db.job.findFirstOrThrow({ where: { kind: "feed" } });
    expect(kept.dueAt.getTime()).toBeGreaterThan(Date.now());
  });

  test("keeps its password beside its job, and then with the feed alone", async () => {
    const { db, begin, add, job, becomes, source, answers } = await adding("one");
    let asked = "";
    const feed = feedOf("one");
    answers.set("/feed", (response) => {
      asked = response.req.headers.authorization ?? "";
      response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed);
    });
    await add(source.replace("://", "://ann:s%40cret@"));
    expect((await job()).subject).toBe(source);
    expect(JSON.stringify(await job())).not.toMatch(/s(@|%40)cret/);
    expect(await db.jobLogin.findFirst()).toMatchObject({ username: "ann", password: "s@cret" });
    begin();
    await becomes("done");
    expect(Buffer.from(asked.replace("Basic ", ""), "base64").toString()).toBe("ann:s@cret");
    expect(JSON.stringify(await job())).not.toMatch(/s(@|%40)cret/);
    expect(await db.jobLogin.count()).toBe(0);
    expect(await db.feedLogin.findFirst()).toMatchObject({ username: "ann", password: "s@cret" });
  });

  test("forgets the password a day after it failed, and what was added without one has none", async () => {
    const { db, add, source } = await adding("one");
    const secret = source.replace("://", "://ann:secret@");
    await add(secret);
    await forgetJobLogins(db, new Date());
    const hours = (count: number) => new Date(Date.now() - count * 3600_000);
    await db.job.updateMany({ data: { state: "failed", finishedAt: hours(23) } });
    await forgetJobLogins(db, new Date());
    expect(await db.jobLogin.count()).toBe(1);
    await db.job.updateMany({ data: { finishedAt: hours(25) } });
    await forgetJobLogins(db, new Date());
    expect(await db.jobLogin.count()).toBe(0);
    await add(secret);
    await add(source);
    expect(await db.jobLogin.count()).toBe(0);
  });

  test("is not asked for as a feed as well while it is imported", async () => {
    const { db, answers, begin, add } = await adding(talk("one"), talk("two"));
    answers.set("/two.txt", () => {});
    await add();
    begin();
    await vi.waitFor(async () => expect(await db.episode.count()).toBe(1), { timeout: 20_000 });
    await enrolFeeds(db, random, new Date());
    expect(await db.job.count()).toBe(1);
  });

  test("that is added twice is one job", async () => {
    const { db, add, job } = await adding("one");
    await add();
    await db.job.updateMany({ data: { state: "running", done: 1, total: 2 } });
    await add();
    expect(await db.job.count()).toBe(1);
    expect(await job()).toMatchObject({ state: "running", done: 1 });
  });

  test("stops when it is cancelled, is not fetched by its feed, and goes on when a host wants it", async () => {
    const { db, answers, files, begin, add, job, becomes } = await adding(
      talk("one"),
      talk("two"),
      talk("three"),
    );
    for (const name of ["one", "two", "three"]) files.set(`/${name}.txt`, "Words.");
    let release = () => {};
    answers.set("/two.txt", (response) => {
      release = () => response.end("Words.");
    });
    await add();
    begin();
    await vi.waitFor(async () => expect(await db.episode.count()).toBe(1), { timeout: 20_000 });
    expect(await cancelJob(db, (await job()).id, new Date())).toBe(true);
    expect(await db.feed.findFirst()).toMatchObject({ state: "paused" });
    await enrolFeeds(db, random, new Date());
    expect(await db.job.count()).toBe(1);
    answers.delete("/two.txt");
    release();
    expect(await runNow(db, (await job()).id, new Date())).toBe(true);
    await becomes("done");
    expect(await db.episode.count()).toBe(3);
    expect(await db.feed.findFirst()).toMatchObject({ state: "kept" });
  });

  test("is taken over by another whose holder was silent for too long, and is whole once", async () => {
    const { db, answers, files, asked, begin, add, job, becomes } = await adding(
      talk("one"),
      talk("two"),
      talk("three"),
    );
    for (const name of ["one", "two", "three"]) files.set(`/${name}.txt`, "Words.");
    let release = () => {};
    answers.set("/two.txt", (response) => {
      release = () => response.end("Words.");
    });
    await add();
    begin("silent");
    await vi.waitFor(() => expect(asked.map(({ url }) => url)).toContain("/two.txt"), { timeout: 20_000 });
    const { holder } = await job();
    expect(holder).toBe("silent");
    answers.delete("/two.txt");
    await db.job.updateMany({ data: { leaseUntil: new Date() } });
    begin("other");
    await becomes("done");
    const done = await job();
    // The silent one comes to itself, finds that it has lost its job, and writes nothing with it.
    release();
    await vi.waitFor(() => expect(asked.filter(({ url }) => url === "/two.txt")).toHaveLength(2));
    expect(done).toMatchObject({ token: 2, failures: 0 });
    expect((await db.episode.findMany({ orderBy: { guid: "asc" } })).map(({ guid }) => guid)).toEqual([
      ...["one", "three", "two"],
    ]);
    expect(await db.passage.count()).toBe(3);
    expect(await job()).toEqual(done);
  });

  test("cannot be imported from a page to log in, and says why by a code", async () => {
    const { db, answers, begin, add, job, becomes } = await adding();
    answers.set("/feed", (response) =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><html><title>Log in</title></html>"),
    );
    await add();
    begin();
    await becomes("failed");
    expect(parsePayload((await job()).payload)?.problem?.code).toBe("not-xml");
    expect(await db.show.count()).toBe(0);
  });

  test("whose server does not answer is tried again some times", async () => {
    const { db, answers, begin, add, job, becomes } = await adding();
    answers.set("/feed", (response) => response.writeHead(503, { "retry-after": "600" }).end());
    await add();
    begin();
    await vi.waitFor(async () => expect(await job()).toMatchObject({ state: "waiting", failures: 1 }), {
      timeout: 20_000,
    });
    expect(parsePayload((await job()).payload)?.problem).toEqual({ code: "http-status", value: "503" });
    expect((await job()).dueAt.getTime()).toBeGreaterThan(Date.now() + 500_000);
    await db.job.updateMany({ data: { failures: 3, dueAt: new Date(), lane: "other" } });
    await becomes("failed");
  });
});
