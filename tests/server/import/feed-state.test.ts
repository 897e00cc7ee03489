import { describe, expect, test } from "vitest";
import { importFeed } from "#server/import/import-feed.ts";
import { moveEpisode } from "#server/trash/move.ts";
import { restore } from "#server/trash/restore.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { ETAG, feedOf, host } from "./feed-host.ts";

describe("a feed that is imported again", () => {
  test("and has not changed costs one conditional request", async () => {
    const { db, folder } = await freshDatabase();
    const { asked, origin } = await host({ "/feed": feedOf("one", "two") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    expect(await importFeed(`${origin}/feed`, options)).toMatchObject({ added: 2 });
    asked.length = 0;
    const report = await importFeed(`${origin}/feed`, options);
    expect(report).toMatchObject({ show: { title: "Sea" }, added: 0, updated: 0, unchanged: 2, notices: [] });
    expect(asked.map(({ url, headers }) => [url, headers["if-none-match"]])).toEqual([["/feed", ETAG]]);
    const { fetchedAt } = await db.feed.findFirstOrThrow();
    expect(fetchedAt).toBeInstanceOf(Date);
  });

  test("is read whole while something that it names could not be had", async () => {
    const { db, folder } = await freshDatabase();
    const transcript = `<item><title>one</title><guid>one</guid><enclosure url="one.mp3" type="audio/mpeg" length="1"/><podcast:transcript url="talk.vtt" type="text/vtt"/></item>`;
    const { asked, files, origin } = await host({ "/feed": feedOf(transcript) });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    files.set("/talk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nA lamp.\n");
    asked.length = 0;
    expect(await importFeed(`${origin}/feed`, options)).toMatchObject({ updated: 1, unchanged: 0 });
    expect(await db.passage.count()).toBe(1);
    expect(asked.map(({ url }) => url)).toEqual(["/feed", "/talk.vtt"]);
  });

  test("keeps a transcript that cannot be had for a while", async () => {
    const { db, folder } = await freshDatabase();
    const spoken = (title: string) =>
      feedOf(
        `<item><title>${title}</title><guid>one</guid><podcast:transcript url="talk.vtt" type="text/vtt"/><podcast:transcript url="ru.vtt" type="text/vtt" language="ru"/></item>`,
      );
    const text = "WEBVTT\n\n00:00.000 --> 00:01.000\nA lamp.\n";
    const { files, origin } = await host({ "/feed": spoken("one"), "/talk.vtt": text, "/ru.vtt": text });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    files.set("/feed", spoken("two"));
    files.delete("/talk.vtt");
    files.set("/ru.vtt", text.replace("lamp", "light"));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/feed`, options)).toMatchObject({ updated: 1 });
    const passages = { select: { text: true } };
    expect(
      await db.transcript.findMany({ select: { language: true, passages }, orderBy: { language: "asc" } }),
    ).toEqual([
      { language: "en", passages: [{ text: "A lamp." }] },
      { language: "ru", passages: [{ text: "A light." }] },
    ]);
  });

  test("is read whole by an importer that reads more than the one before", async () => {
    const { db, folder } = await freshDatabase();
    const { asked, origin } = await host({ "/feed": feedOf("one") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    await db.feed.updateMany({ data: { importer: 1 } });
    asked.length = 0;
    await importFeed(`${origin}/feed`, options);
    expect(asked[0]?.headers["if-none-match"]).toBeUndefined();
  });
});

describe("a feed that says where it lives now", () => {
  const moved = (origin: string) => `<itunes:new-feed-url>${origin}/new</itunes:new-feed-url>`;

  test("is the same show at its new address, whichever is imported", async () => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/old": feedOf("one") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/old`, options);
    files.set("/old", feedOf(moved(origin), "one", " "));
    files.set("/new", feedOf(moved(origin), "one", "two"));
    for (const source of ["/old", "/new", "/old"]) {
      await db.feed.updateMany({ data: { etag: null } });
      await importFeed(origin + source, options);
    }
    expect(await db.show.findMany({ select: { slug: true, feed: { select: { location: true } } } })).toEqual([
      { slug: "sea", feed: { location: `${origin}/new` } },
    ]);
    expect(await db.episode.count()).toBe(2);
  });

  test("and has not changed there costs one conditional request, even after the import that found it moved", async () => {
    const { db, folder } = await freshDatabase();
    const { asked, files, origin } = await host({});
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    files.set("/old", feedOf(moved(origin), "one"));
    files.set("/new", feedOf(moved(origin), "one"));
    await importFeed(`${origin}/old`, options);
    for (const [source, requests] of [
      ["/new", [["/new", ETAG]]],
      [
        "/old",
        [
          ["/old", undefined],
          ["/new", ETAG],
        ],
      ],
    ] as const) {
      asked.length = 0;
      expect(await importFeed(origin + source, options)).toMatchObject({ unchanged: 1, notices: [] });
      expect(asked.map(({ url, headers }) => [url, headers["if-none-match"]])).toEqual(requests);
    }
  });

  test("is read where it is while its new address cannot be, and says so", async () => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({});
    files.set("/old", feedOf(moved(origin), "one"));
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    const report = await importFeed(`${origin}/old`, options);
    expect(report).toMatchObject({ added: 1 });
    expect(report.notices.map(({ source }) => source)).toContain(`${origin}/new`);
  });
});

describe("a feed whose server says that it has moved", () => {
  const show = { select: { title: true, feed: { select: { location: true, login: true } } } };

  test("for good is known at its new address once it was read there, and its password told to no other host", async () => {
    const { db, folder } = await freshDatabase();
    const { files, redirects, origin } = await host({ "/old": feedOf("one") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    const asked = origin.replace("//", "//ann:secret@");
    await importFeed(`${asked}/old`, options);
    const other = origin.replace("127.0.0.1", "localhost");
    redirects.set("/old", { status: 301, location: "/between" });
    redirects.set("/between", { status: 308, location: `${other}/new` });
    await importFeed(`${origin}/old`, options);
    expect(await db.show.findMany(show)).toMatchObject([{ feed: { location: `${origin}/old` } }]);
    files.set("/new", feedOf("one", "two"));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/old`, options)).toMatchObject({ added: 1, unchanged: 1 });
    expect(await db.show.findMany(show)).toEqual([
      { title: "Sea", feed: { location: `${other}/new`, login: null } },
    ]);
  });

  test("leaves in the trash what lies there, though the show is known by its address", async () => {
    const { db, folder } = await freshDatabase();
    const { files, redirects, origin } = await host({ "/old": feedOf("one", "two") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/old`, options);
    const { slug } = await db.episode.findFirstOrThrow({ where: { guid: "one" } });
    const { id } = await db.account.create({
      data: { name: "Hanna", key: "hanna", role: "host", passwordHash: "" },
    });
    const item = await moveEpisode(db, { show: "sea", episode: slug }, { id }, new Date());
    redirects.set("/old", { status: 301, location: "/new" });
    files.set("/new", feedOf("one", "two", "three"));
    await db.feed.updateMany({ data: { etag: null } });
    expect(await importFeed(`${origin}/old`, options)).toMatchObject({ added: 1 });
    expect((await db.show.findFirstOrThrow()).guid).toBe(`${origin}/new`);
    expect(await restore(db, item ?? 0, new Date())).toMatchObject({ kind: "restored" });
    expect(await db.episode.count()).toBe(3);
  });

  test("for a while stays known where it was, as does what leads on from there for good", async () => {
    const { db, folder } = await freshDatabase();
    const { redirects, origin } = await host({ "/new": feedOf("one") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    redirects.set("/old", { status: 301, location: "/between" });
    redirects.set("/between", { status: 302, location: "/later" });
    redirects.set("/later", { status: 301, location: "/new" });
    await importFeed(`${origin}/old`, options);
    expect(await db.feed.findMany({ select: { location: true } })).toEqual([
      { location: `${origin}/between` },
    ]);
  });

  test.each([
    ["its server", (_origin: string) => "one"],
    ["the feed itself", (origin: string) => `<itunes:new-feed-url>${origin}/hers</itunes:new-feed-url>`],
  ])("does not take the place of another show, though %s says so", async (_who, line) => {
    const { db, folder } = await freshDatabase();
    const { files, redirects, origin } = await host({ "/hers": feedOf("hers") });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    files.set("/mine", feedOf("mine"));
    for (const path of ["/hers", "/mine"]) await importFeed(origin + path, options);
    if (line(origin) === "one") redirects.set("/mine", { status: 301, location: "/hers" });
    else files.set("/mine", feedOf(line(origin), "mine"));
    await db.feed.updateMany({ data: { etag: null } });
    await importFeed(`${origin}/mine`, { ...options, known: true });
    const feeds = await db.feed.findMany({ orderBy: { id: "asc" }, select: { location: true } });
    expect(feeds).toEqual([{ location: `${origin}/hers` }, { location: `${origin}/mine` }]);
  });
});

test("a page in the place of a feed that is known is no way to another one", async () => {
  const { db, folder } = await freshDatabase();
  const { files, origin } = await host({
    "/feed": feedOf("one"),
    "/other": feedOf("<title>Other</title>", "two"),
  });
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  await importFeed(`${origin}/feed`, options);
  await db.feed.updateMany({ data: { etag: null } });
  files.set(
    "/feed",
    `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/other"></head></html>`,
  );
  expect(await importFeed(`${origin}/feed`, { ...options, known: true })).toMatchObject({ show: null });
  expect(await db.show.count()).toBe(1);
});
