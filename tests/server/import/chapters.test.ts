import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importSource } from "#server/import/import-source.ts";
import { storedPicture } from "#server/media/address.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { chapter, picture, tag } from "../id3.ts";
import { mp4, title } from "../mp4.ts";
import { codes, item, quiet, TONE, writeFeed } from "./show-files.ts";

test("notes are a document: lines, addresses, links of the feed's site, and chapters where times are listed", async () => {
  const { db, folder } = await freshDatabase();
  const plain = "<description>First line.\nSecond: www.example.org\n\n00:00 Kettle\n02:10 Cups</description>";
  const linked = `<link>https://tea.example/show/one</link><description>&lt;a href="/cups"&gt;cups&lt;/a&gt; &lt;a href="pots"&gt;pots&lt;/a&gt;</description>`;
  const file = writeFeed(path.join(folder, "show"), [item("one", plain), item("two", linked)]);
  await importSource(file, importOptions(db, folder), quiet);
  const rel = 'rel="noopener nofollow ugc"';
  const select = {
    notes: true,
    chaptersNoted: true,
    chapters: { select: { start: true, title: true }, orderBy: { start: "asc" } },
  } as const;
  expect(await db.episode.findMany({ select, orderBy: { guid: "asc" } })).toEqual([
    {
      notes: `<p>First line.<br />Second: <a href="https://www.example.org" ${rel}>www.example.org</a></p><p>00:00 Kettle<br />02:10 Cups</p>`,
      chaptersNoted: true,
      chapters: [
        { start: 0, title: "Kettle" },
        { start: 130, title: "Cups" },
      ],
    },
    {
      notes: `<a href="https://tea.example/cups" ${rel}>cups</a> <a href="https://tea.example/show/pots" ${rel}>pots</a>`,
      chaptersNoted: false,
      chapters: [],
    },
  ]);
});

test("chapters of a file bring their links and pictures along, those that are of the web, before any of the notes", async () => {
  const { db, folder } = await freshDatabase();
  const listed =
    '<description>00:00 Kettle\n02:10 Cups</description><podcast:chapters url="a.json" type="application/json+chapters"/>';
  const file = writeFeed(path.join(folder, "show"), [item("one", listed)]);
  const chapters = [
    { startTime: 0, title: "Water", url: "https://water.example/", img: "http://water.example/a.png" },
    {
      startTime: 5,
      title: "Tea",
      url: "javascript:alert(1)",
      img: "data:image/svg+xml,<svg onload=alert(1)>",
    },
  ];
  writeFileSync(path.join(folder, "show/a.json"), JSON.stringify({ version: "1.2.0", chapters }));
  const report = await importSource(file, importOptions(db, folder), quiet);
  expect(codes(report)).toEqual(["item-without-enclosure", "chapter-url-refused", "chapter-url-refused"]);
  const select = { chaptersNoted: true, chapters: { select: { title: true, url: true, imageUrl: true } } };
  expect(await db.episode.findMany({ select })).toEqual([
    {
      chaptersNoted: false,
      chapters: [
        { title: "Water", url: "https://water.example/", imageUrl: "http://water.example/a.png" },
        { title: "Tea", url: null, imageUrl: null },
      ],
    },
  ]);
});

describe("pictures of chapters within local audio", () => {
  const icon = readFileSync("public/icon-192.png");
  const id3 = tag(chapter("Water", 0, picture(icon, "image/png")));

  test.each([
    ["mp3", Buffer.concat([id3, readFileSync(TONE)])],
    ["m4a", mp4([title("Water", 3)], [{ bytes: icon, seconds: 3 }])],
  ])("are shown from this site: %s", async (extension, sound) => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "show");
    mkdirSync(show);
    writeFileSync(path.join(show, `talk.${extension}`), sound);
    const options = importOptions(db, folder);
    await importSource(show, options, quiet);
    const { imageUrl } = await db.chapter.findFirstOrThrow();
    expect(existsSync(path.join(folder, "media", storedPicture(imageUrl ?? "") ?? "none"))).toBe(true);
  });

  test("come once to episodes that were imported before they were read", async () => {
    const { db, folder } = await freshDatabase();
    const file = writeFeed(path.join(folder, "show"), [
      item("one", '<enclosure url="talk.mp3" type="audio/mpeg" length="1"/>'),
    ]);
    writeFileSync(path.join(folder, "show/talk.mp3"), Buffer.concat([id3, readFileSync(TONE)]));
    const again = () => importSource(file, importOptions(db, folder), quiet);
    await again();
    const found = await db.chapter.findFirstOrThrow();
    await db.chapter.updateMany({ data: { imageUrl: null } });
    await db.episode.updateMany({ data: { importChecksum: "of an importer that knew less" } });
    expect(await again()).toMatchObject({ updated: 1, unchanged: 0 });
    expect((await db.chapter.findFirstOrThrow()).imageUrl).toBe(found.imageUrl);
    expect(await again()).toMatchObject({ updated: 0, unchanged: 1 });
  });
});
