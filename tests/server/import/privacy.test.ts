import { describe, expect, test } from "vitest";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { listSitemapPages } from "#server/shows/sitemap.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { rowsOf } from "../rows.ts";
import { feedOf, host } from "./feed-host.ts";

const PUBLIC_URL = "https://play.example";
const AUTHORIZATION = `Basic ${Buffer.from("me:pw!1@x").toString("base64")}`;

describe("a user name and password in the address of a feed", () => {
  async function imported() {
    const { db, file, folder } = await freshDatabase();
    const elsewhere = await host({ "/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nA lamp.\n" });
    const transcripts = `<podcast:transcript url="talk.vtt" type="text/vtt"/><podcast:transcript url="${elsewhere.origin}/talk.vtt" type="text/vtt" language="ru"/>`;
    const item = `<item><title>one</title><guid>one</guid><enclosure url="one.mp3" type="audio/mpeg" length="1"/>${transcripts}</item>`;
    const { asked, files, origin } = await host({
      "/feed": feedOf(item),
      "/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nA lamp.\n",
    });
    const address = `${origin.replace("://", "://me:pw!1%40x@")}/feed`;
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    const report = await importFeed(address, options);
    return { db, file, elsewhere, asked, files, origin, options, report };
  }

  test("is given to its host alone, and again at the next import", async () => {
    const { db, elsewhere, asked, origin, options, report } = await imported();
    expect(report).toMatchObject({ added: 1, failure: null });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([AUTHORIZATION, AUTHORIZATION]);
    expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    asked.length = 0;
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/feed`, options)).toMatchObject({ unchanged: 1 });
    expect(asked[0]?.headers.authorization).toBe(AUTHORIZATION);
  });

  test("stands nowhere but in a table of its own, nor in the report", async () => {
    const { file, report } = await imported();
    expect(JSON.stringify(report)).not.toContain("pw!1");
    const holding = Object.entries(await rowsOf(file)).filter(([, rows]) =>
      JSON.stringify(rows).includes("pw!1"),
    );
    expect(holding.map(([table]) => table)).toEqual(["FeedLogin"]);
  });

  test("is not told when the feed cannot be had", async () => {
    const { db, folder } = await freshDatabase();
    const report = await importFeed("http://me:secret@127.0.0.1:1/feed", importOptions(db, folder));
    expect(JSON.stringify(report)).not.toContain("secret");
    expect(report.notices.map(({ problem }) => problem.code)).toEqual(["address-private"]);
  });

  test("does not follow a redirect to another host", async () => {
    const { db, folder } = await freshDatabase();
    const there = await host({ "/feed": feedOf("one") });
    const { createServer } = await import("node:http");
    const server = createServer((_, response) =>
      response.writeHead(302, { location: `${there.origin}/feed` }).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;
    try {
      const options = { ...importOptions(db, folder), fetchPrivate: true };
      await importFeed(`http://me:pw@127.0.0.1:${port}/feed`, options);
      expect(there.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    } finally {
      server.close();
    }
  });
});

test("a password inside a feed is on no page, in no feed and in no notice", async () => {
  const { db, folder } = await freshDatabase();
  const evil = "https://me:secret@cdn.example";
  const { origin } = await host({
    "/feed": feedOf(
      `<link>${evil}/home</link>`,
      `<item><enclosure url="${evil}/1.mp3" type="audio/mpeg" length="1"/><link>${evil}/1</link><description>See &lt;a href="${evil}/notes">this&lt;/a></description></item>`,
      `<item><title>${evil}/title</title><guid>${evil}/guid</guid></item>`,
    ),
  });
  const report = await importFeed(`${origin}/feed`, { ...importOptions(db, folder), fetchPrivate: true });
  expect(JSON.stringify(report)).not.toContain("secret");
  expect(report.notices.map(({ problem }) => problem.code)).toContain("login-removed");
  const found = await findShowFeed("sea", PUBLIC_URL, db);
  expect(found && writeShowFeed(found.feed, PUBLIC_URL)).not.toContain("secret");
  expect(JSON.stringify(await db.episode.findMany())).not.toContain("secret");
});

describe("what its publisher wants in no directory", () => {
  async function imported(...lines: readonly string[]) {
    const { db, folder } = await freshDatabase();
    const { origin } = await host({ "/feed": feedOf(...lines) });
    await importFeed(`${origin}/feed`, { ...importOptions(db, folder), fetchPrivate: true });
    const found = await findShowFeed("sea", PUBLIC_URL, db);
    const pages = await listSitemapPages(1, PUBLIC_URL, db);
    return {
      blocked: (await db.show.findFirstOrThrow()).blocked,
      feed: found ? writeShowFeed(found.feed, PUBLIC_URL) : "",
      paths: pages.map(({ url }) => url.slice(PUBLIC_URL.length)),
    };
  }

  test.each([
    ["<itunes:block>Yes</itunes:block>", true],
    ["<itunes:block> yes </itunes:block>", true],
    ["<podcast:block>yes</podcast:block>", true],
    ["<itunes:block>No</itunes:block>", false],
    ["<itunes:block/>", false],
    ['<podcast:block id="amazon">yes</podcast:block>', false],
  ])("by %s: %s", async (tag, expected) => {
    const { blocked, feed, paths } = await imported(tag, "one");
    expect(blocked).toBe(expected);
    expect(feed.includes("<itunes:block>Yes</itunes:block>")).toBe(expected);
    expect(paths).toEqual(expected ? ["/"] : ["/", "/shows/sea", "/shows/sea/one"]);
  });

  test("may be one episode", async () => {
    const hidden = "<item><title>two</title><guid>two</guid><itunes:block>Yes</itunes:block></item>";
    const { blocked, feed, paths } = await imported("one", hidden);
    expect(blocked).toBe(false);
    expect(feed.match(/<itunes:block>Yes/g)).toHaveLength(1);
    expect(paths).toEqual(["/", "/shows/sea", "/shows/sea/one"]);
  });
});
