import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "./feed-host.ts";

const link = (rel: string, href: string) =>
  `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`;
const COMPLETE = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>';

async function importer() {
  const { db, folder } = await freshDatabase();
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  return { db, read: (source: string) => importSource(source, options, () => {}) };
}

async function listGuids(db: Database, where = {}): Promise<readonly string[]> {
  const rows = await db.episode.findMany({ where, select: { guid: true }, orderBy: { guid: "asc" } });
  return rows.map(({ guid }) => guid);
}

const pathsOf = (asked: readonly { readonly url: string }[]) => asked.map(({ url }) => url);

test("all pages are read, each address seen from the page that names it", async () => {
  const { origin, asked } = await host({
    "/feed.xml": feedOf(link("next", "old/2.xml"), "d", "c"),
    "/old/2.xml": feedOf(link("next", "3.xml"), link("previous", "../feed.xml"), "b"),
    "/old/3.xml": feedOf("a"),
  });
  const { db, read } = await importer();
  expect((await read(`${origin}/feed.xml`)).notices.map(({ problem }) => problem.code)).not.toContain(
    "http-status",
  );
  expect(await listGuids(db)).toEqual(["a", "b", "c", "d"]);
  expect(pathsOf(asked)).toEqual(["/feed.xml", "/old/2.xml", "/old/3.xml"]);
});

test("archives are read back to the first, and what is newer says more", async () => {
  const archive = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>';
  const { origin } = await host({
    "/feed.xml": feedOf(
      link("prev-archive", "2.xml"),
      "<item><title>Mended</title><guid>b</guid></item>",
      "c",
    ),
    "/2.xml": feedOf(archive, link("prev-archive", "1.xml"), link("next-archive", "3.xml"), "b", "b2"),
    "/1.xml": feedOf(archive, link("current", "feed.xml"), link("next-archive", "2.xml"), "a"),
  });
  const { db, read } = await importer();
  await read(`${origin}/feed.xml`);
  expect(await listGuids(db)).toEqual(["a", "b", "b2", "c"]);
  expect(await db.episode.findFirst({ where: { guid: "b" } })).toMatchObject({ title: "Mended" });
});

test.each([
  ["itself", { "/feed.xml": feedOf(link("next", "feed.xml"), "a") }, 1],
  [
    "each other",
    {
      "/feed.xml": feedOf(link("next", "2.xml"), "b"),
      "/2.xml": feedOf(link("prev-archive", "feed.xml"), "a"),
    },
    2,
  ],
  [
    "one of them",
    {
      "/feed.xml": feedOf(link("next", "2.xml"), "c"),
      "/2.xml": feedOf(link("next", "3.xml"), "b"),
      "/3.xml": feedOf(link("next", "2.xml"), "a"),
    },
    3,
  ],
  [
    "what says the same again",
    {
      "/feed.xml": feedOf(link("next", "?page=2"), "a"),
      "/feed.xml?page=2": feedOf(link("next", "?page=3"), "a"),
      "/feed.xml?page=3": feedOf(link("next", "?page=4"), "a"),
    },
    2,
  ],
])("pages that lead to %s are read once", async (_, files, requests) => {
  const { origin, asked } = await host(files);
  const { read } = await importer();
  await read(`${origin}/feed.xml`);
  expect(asked).toHaveLength(requests);
});

test("a page that is missing is told, and what could be read is kept", async () => {
  const { origin } = await host({ "/feed.xml": feedOf(link("prev-archive", "gone.xml"), "a") });
  const { db, read } = await importer();
  const { notices } = await read(`${origin}/feed.xml`);
  expect(notices.map(({ problem }) => problem.code)).toContain("http-status");
  expect(await listGuids(db)).toEqual(["a"]);
});

test("a complete feed has no other pages, and what is gone from it was withdrawn", async () => {
  const { origin, asked, files } = await host({
    "/feed.xml": feedOf(COMPLETE, link("next", "2.xml"), "a", "b", "c"),
  });
  const { db, read } = await importer();
  await read(`${origin}/feed.xml`);
  expect(asked).toHaveLength(1);
  files.set("/feed.xml", feedOf("a", "b"));
  await db.feed.updateMany({ data: { etag: null } });
  await read(`${origin}/feed.xml`);
  // None has a date, so that nothing tells it from one that fell off the end.
  expect(await listGuids(db, { withdrawnAt: null })).toEqual(["a", "b", "c"]);
  files.set("/feed.xml", feedOf(COMPLETE, "a", "b"));
  await db.feed.updateMany({ data: { etag: null } });
  await read(`${origin}/feed.xml`);
  expect(await listGuids(db, { withdrawnAt: null })).toEqual(["a", "b"]);
});

describe("the archives of a feed that is kept up to date are read again", () => {
  const archived = (...guids: readonly string[]) => feedOf(link("prev-archive", "1.xml"), ...guids);

  async function kept(validated: boolean) {
    const hosting = await host({ "/feed.xml": archived("b"), "/1.xml": feedOf("a") });
    const send = (response: ServerResponse) => void response.end(hosting.files.get("/feed.xml"));
    if (!validated) hosting.answers.set("/feed.xml", send);
    const { db, folder } = await freshDatabase();
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${hosting.origin}/feed.xml`, options);
    hosting.asked.length = 0;
    const check = () => importFeed(`${hosting.origin}/feed.xml`, { ...options, known: true });
    return { ...hosting, db, check };
  }

  test.each([true, false])("not where nothing is new (its host has validators: %s)", async (validated) => {
    const { asked, check, db } = await kept(validated);
    expect(await check()).toMatchObject({ failure: null, added: 0, updated: 0 });
    expect(pathsOf(asked)).toEqual(["/feed.xml"]);
    expect(await listGuids(db, { withdrawnAt: null })).toEqual(["a", "b"]);
  });

  test("where it has a new episode, for others may have moved there", async () => {
    const { asked, check, db, files } = await kept(false);
    files.set("/feed.xml", archived("c"));
    files.set("/1.xml", feedOf("b", "a"));
    expect(await check()).toMatchObject({ added: 1 });
    expect(pathsOf(asked)).toEqual(["/feed.xml", "/1.xml"]);
    expect(await listGuids(db, { withdrawnAt: null })).toEqual(["a", "b", "c"]);
  });

  test("where it has changed, by its validators", async () => {
    const { asked, answers, check, files } = await kept(true);
    answers.set("/feed.xml", (response) => void response.end(files.get("/feed.xml")));
    files.set("/feed.xml", archived("b", "c"));
    expect(await check()).toMatchObject({ added: 1 });
    expect(pathsOf(asked)).toEqual(["/feed.xml", "/1.xml"]);
  });
});
