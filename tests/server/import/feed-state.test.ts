import { describe, expect, test } from "vitest";
import { importFeed } from "#server/import/import-feed.ts";
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
