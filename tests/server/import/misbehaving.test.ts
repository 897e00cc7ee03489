import net from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import en from "#messages/en.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import type { ImportOptions } from "#server/import/draft/context.ts";
import { importFeed } from "#server/import/import-feed.ts";
import {
  LOGIN_PAGE,
  MisbehavingHost,
  type Misbehaviour,
  misbehaviours,
} from "../../support/misbehaving-host.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { rowsOf } from "../rows.ts";
import { expectWholeFile } from "./whole-data.ts";

const ABOUT =
  "О людях, которые живут у моря, и о том, что они рассказывают своим детям, когда приходит зима и лодки стоят на берегу.";
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Море</title><description>${ABOUT}</description>
<item><guid>1</guid><title>Первая волна</title></item><item><guid>2</guid><title>Вторая волна</title></item></channel></rss>`;
const TITLES = ["Первая волна", "Вторая волна"];
/** Short, for hosts that are slow, and long enough for those that are not. Milliseconds. */
const SHORT = 1000;

type Limits = Pick<ImportOptions, "timeoutMs" | "silenceMs">;

/** A host, and the import of its feed into a database of its own. */
async function setUp(feed = FEED) {
  const host = await MisbehavingHost.open(feed, 20);
  onTestFinished(() => host.close());
  const { db, file, folder } = await freshDatabase();
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  const address = `${host.origin}/feed`;
  const run = (limits: Limits = {}) => importFeed(address, { ...options, ...limits });
  return { host, db, file, folder, address, run };
}

/** All that a database holds, once it was found to be whole. */
async function contents(file: string): Promise<string> {
  expectWholeFile(file);
  return JSON.stringify(await rowsOf(file));
}

/** What is told where the host misbehaves so; `address` stands for that of the feed. */
const TOLD: readonly (readonly [Misbehaviour, string, string])[] = [
  ["status-500", "http-status", "500"],
  ["status-410", "http-status", "410"],
  ["status-429", "http-status", "429"],
  ["hangs-up", "unreachable", "address"],
  ["speaks-no-http", "unreachable", "address"],
  ["redirects-for-ever", "too-many-redirects", "address"],
  ["redirects-to-file", "address-scheme", "file:"],
  ["promises-more", "unreachable", "address"],
  ["gzip-bomb", "too-large", "address"],
  ["endless-headers", "too-large", "address"],
  ["endless-body", "too-large", "address"],
  ["login-page", "not-xml", LOGIN_PAGE],
];
const SLOW = [
  ["never-answers", { timeoutMs: SHORT }],
  ["stops-amid", { timeoutMs: SHORT }],
  ["drips", { timeoutMs: SHORT }],
  ["never-answers", { silenceMs: SHORT }],
  ["stops-amid", { silenceMs: SHORT }],
] as const;

describe("a feed that was imported, and whose host then misbehaves, stays as it is", () => {
  async function misbehave(kind: Misbehaviour, limits: Limits = {}) {
    const { host, file, address, run } = await setUp();
    expect(await run()).toMatchObject({ added: 2 });
    const before = await contents(file);
    host.misbehaves = kind;
    const report = await run(limits);
    expect(report).toMatchObject({ show: null, added: 0, updated: 0, failure: null });
    expect(await contents(file)).toBe(before);
    host.misbehaves = null;
    expect(await run()).toMatchObject({ unchanged: 2 });
    return { told: report.notices.map(({ problem: { code, value } }) => [code, value]), address };
  }

  test.each(TOLD)("%s is told as %s", async (kind, code, value) => {
    const { told, address } = await misbehave(kind);
    expect(told).toEqual([[code, value === "address" ? address : value]]);
  });

  test.each(SLOW)("%s is told as too slow within %o", async (kind, limits) => {
    const { told, address } = await misbehave(kind, limits);
    expect(told).toEqual([["too-slow", address]]);
  });
});

describe("what a misbehaving host gives all the same is read, and told to be doubtful", () => {
  async function importFrom(kind: Misbehaviour) {
    const { host, db, file, run } = await setUp();
    host.misbehaves = kind;
    const report = await run();
    await contents(file);
    const episodes = await db.episode.findMany({ select: { title: true }, orderBy: { guid: "asc" } });
    // The episodes have no sound.
    const told = report.notices.filter(({ problem }) => problem.code !== "item-without-enclosure");
    return {
      told: told.map(({ problem: { code, value } }) => [code, value]),
      titles: episodes.map(({ title }) => title),
      async inOrder() {
        host.misbehaves = null;
        await run();
        return db.episode.findMany({ select: { title: true }, orderBy: { guid: "asc" } });
      },
    };
  }

  test("one that promises less than it sends cuts its feed off, and the next import completes it", async () => {
    const { told, titles, inOrder } = await importFrom("promises-less");
    expect(told[0]).toEqual(["file-cut-off", "item"]);
    expect(titles[0]).toBe(TITLES[0]);
    expect(await inOrder()).toEqual(TITLES.map((title) => ({ title })));
  });

  test("a billion laughs are not laughed", async () => {
    const { told, titles } = await importFrom("billion-laughs");
    expect(told.map(([code]) => code)).toEqual(["doctype-ignored"]);
    expect(titles).toEqual(["&lol9;"]);
  });

  test("a wrong charset is seen, and the right one found", async () => {
    const { told, titles } = await importFrom("wrong-charset");
    expect(told).toEqual([["charset-guessed", "windows-1251"]]);
    expect(titles).toEqual(TITLES);
  });
});

test("a public host leads to no private address", async () => {
  const { host, db, folder } = await setUp();
  // The socket to a public address ends at the host; all that is judged before is as it ever is.
  const connect = vi.spyOn(net, "connect").mockImplementation(() => reach(host.port));
  onTestFinished(() => connect.mockRestore());
  const report = await importFeed("http://93.184.216.34/redirects-to-private", importOptions(db, folder));
  expect(connect).toHaveBeenCalledWith(expect.objectContaining({ host: "93.184.216.34" }));
  expect(report.notices.map(({ problem: { code, value } }) => [code, value])).toEqual([
    ["address-private", "127.0.0.1"],
  ]);
  expect(host.asked).toEqual(["/redirects-to-private"]);
  expect(await db.show.count()).toBe(0);
});

/** What is told of a file that an episode names, where it is not told as of a feed. */
const NAMED_FILES = {
  transcript: {
    tag: (kind: string) => `<podcast:transcript url="${kind}" type="text/vtt"/>`,
    page: "transcript-is-page",
    // They send the feed, which is no transcript.
    feed: "transcript-format",
  },
  chapters: {
    tag: (kind: string) => `<podcast:chapters url="${kind}" type="application/json+chapters"/>`,
    page: "not-json",
    feed: "not-json",
  },
} as const;

test.each(Object.keys(NAMED_FILES) as (keyof typeof NAMED_FILES)[])(
  "an episode is kept whatever the host of its %s does, and that is told with it, in both languages",
  async (name) => {
    const { tag, page, feed: fed } = NAMED_FILES[name];
    const items = misbehaviours.map(
      (kind) => `<item><guid>${kind}</guid><title>${kind}</title>${tag(kind)}</item>`,
    );
    const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Sea</title>${items.join("")}</channel></rss>`;
    const { db, file, run } = await setUp(feed);
    const report = await run({ timeoutMs: 6 * SHORT });
    await contents(file);
    expect(report).toMatchObject({ added: misbehaviours.length, failure: null });
    expect([await db.transcript.count(), await db.chapter.count()]).toEqual([0, 0]);
    const told = report.notices.flatMap(({ episode, problem }) =>
      episode ? [[episode, problem.code] as const] : [],
    );
    expect(Object.fromEntries(told)).toEqual({
      ...Object.fromEntries(TOLD),
      ...Object.fromEntries(SLOW.map(([kind]) => [kind, "too-slow"])),
      "login-page": page,
      "redirects-to-private": fed,
      "promises-less": fed,
      "billion-laughs": fed,
      "wrong-charset": fed,
    });
    // What is wrong and what to do, or else what is read in its place.
    for (const { problem } of [en, ru])
      for (const [, code] of told) expect(Reflect.get(problem, code), code).toMatch(/\S\. \S|http|WebVTT/);
  },
  120_000,
);

/** A connection to a port of this machine. */
function reach(port: number): net.Socket {
  return new net.Socket().connect(port, "127.0.0.1");
}
