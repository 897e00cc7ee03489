import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import type { Database } from "#server/db/client.ts";
import { previewFeed } from "#server/feeds/preview.ts";
import { previewFor } from "#server/feeds/previewer.ts";
import { importFeed } from "#server/import/import-feed.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";

/** All that stands in the database, as a hash. */
async function printOf(db: Database): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' ORDER BY "name"`;
  const hash = createHash("sha256");
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe(`SELECT * FROM "${name}"`);
    hash.update(
      JSON.stringify([name, rows], (_, value: unknown) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    );
  }
  return hash.digest("hex");
}

async function previewing(feeds: Readonly<Record<string, string>> = {}) {
  const { db, file, folder } = await freshDatabase();
  const hosting = await host(feeds);
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  return { ...hosting, db, file, folder, options };
}

const SEA = feedOf(
  `<item><title>Old</title><guid>1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><enclosure url="1.mp3" type="audio/mpeg"/></item>`,
  `<item><title>New</title><guid>2</guid><pubDate>Mon, 12 Jan 2026 10:00:00 GMT</pubDate><enclosure url="2.mp3" type="audio/mpeg"/><podcast:transcript url="2.vtt" type="text/vtt"/></item>`,
  "<itunes:image href='/cover.png'/>",
  "<item><description>Nothing to know it by</description></item>",
);

describe("the preview of an import", () => {
  test("says what would come of it, and writes nothing", async () => {
    const { db, folder, options, origin, asked } = await previewing({ "/feed": SEA });
    const [before, files] = [await printOf(db), readdirSync(folder)];
    expect(await previewFeed(`${origin}/feed`, options)).toEqual({
      kind: "feed",
      source: `${origin}/feed`,
      place: `${new URL(origin).host}/feed`,
      title: "Sea",
      imageUrl: `${origin}/cover.png`,
      episodes: 2,
      more: false,
      transcripts: 1,
      newest: ["New", "Old"],
      problems: 2,
      named: [
        { episode: null, code: "item-without-enclosure", value: "" },
        { episode: null, code: "item-without-guid", value: "" },
      ],
    });
    expect(await printOf(db)).toBe(before);
    expect(readdirSync(folder)).toEqual(files);
    expect(asked.map(({ url }) => url)).toEqual(["/feed"]);
  });

  test("finds the feed that a website names, and lists them where it names several", async () => {
    const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
    const { options, origin } = await previewing({
      "/": `<!doctype html><head>${link("/feed")}</head>`,
      "/two": `<!doctype html><head>${link("/feed")}${link("/other")}</head>`,
      "/list": `<opml version="2.0"><body><outline type="rss" text="Sea" xmlUrl="https://example.org/feed"/></body></opml>`,
      "/feed": SEA,
    });
    expect(await previewFeed(`${origin}/`, options)).toMatchObject({
      kind: "feed",
      source: `${origin}/feed`,
    });
    expect(await previewFeed(`${origin}/two`, options)).toMatchObject({
      kind: "several",
      feeds: [{ source: `${origin}/feed` }, { source: `${origin}/other` }],
    });
    expect(await previewFeed(`${origin}/list`, options)).toMatchObject({
      kind: "several",
      feeds: [{ source: `https://example.org/feed` }],
    });
  });

  test("of a show that is here leads to it, wherever its feed was asked for", async () => {
    const { options, origin, redirects } = await previewing({ "/feed": SEA });
    await importFeed(`${origin}/feed`, options);
    redirects.set("/old", { status: 302, location: "/feed" });
    const here = { kind: "here", show: { title: "Sea", slug: "sea" } };
    expect(await previewFeed(`${origin}/feed`, options)).toEqual(here);
    expect(await previewFeed(`${origin}/old`, options)).toEqual(here);
  });

  test("says so where another show has its identity", async () => {
    const guid = "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>";
    const { db, options, origin } = await previewing({
      "/feed": feedOf("one"),
      "/copy": feedOf(guid, "one"),
    });
    await importFeed(`${origin}/feed`, options);
    await db.show.updateMany({ data: { guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810" } });
    expect(await previewFeed(`${origin}/copy`, options)).toMatchObject({
      kind: "failed",
      code: "guid-taken",
    });
    await db.show.updateMany({ data: { own: true } });
    expect(await previewFeed(`${origin}/copy`, options)).toMatchObject({ kind: "failed", code: "guid-own" });
  });

  test.each([
    ["http://127.0.0.1:1/feed", "address-private"],
    ["http://[::1]/feed", "address-private"],
    ["http://169.254.169.254/latest", "address-private"],
    ["/etc/passwd", "address-invalid"],
    ["file:///etc/passwd", "address-invalid"],
    ["not an address", "address-invalid"],
    ["", "address-invalid"],
  ])("of %s is refused: %s", async (address, code) => {
    const { db, folder } = await freshDatabase();
    expect(await previewFeed(address, importOptions(db, folder))).toMatchObject({ kind: "failed", code });
  });

  test("says why of what is no feed, or not to be had, without a password", async () => {
    const { options, origin, answers } = await previewing({
      "/login": "<!doctype html><html><title>Log in</title></html>",
    });
    expect(await previewFeed(`${origin}/login`, options)).toMatchObject({ kind: "failed", code: "not-xml" });
    expect(await previewFeed(`${origin}/none`, options)).toMatchObject({ code: "http-status", value: "404" });
    answers.set("/asks", (response) => response.writeHead(401).end());
    const told = await previewFeed(`${origin.replace("://", "://ann:secret@")}/asks`, options);
    expect(told).toEqual({ kind: "failed", code: "http-status", value: "401" });
  });

  test("is read in a thread, one at a time for an account", async () => {
    const { file, options, origin, answers, asked } = await previewing({ "/feed": SEA });
    const { db, ...rest } = options;
    const threaded = { ...rest, databaseLocation: file };
    let release = () => {};
    answers.set("/slow", (response) => {
      release = () => response.writeHead(404).end();
    });
    const first = previewFor(1, `${origin}/slow`, threaded);
    await vi.waitFor(() => expect(asked.map(({ url }) => url)).toEqual(["/slow"]), { timeout: 20_000 });
    expect(await previewFor(1, `${origin}/feed`, threaded)).toBeNull();
    expect(await previewFor(2, `${origin}/feed`, threaded)).toMatchObject({ kind: "feed" });
    release();
    await first;
    expect(await previewFor(1, `${origin}/feed`, threaded)).toMatchObject({ kind: "feed" });
  });
});
