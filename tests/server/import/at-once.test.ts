import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { createDatabase, freshDatabase, importOptions, temporaryFolder } from "../database.ts";
import { ended, startImport } from "./import-process.ts";

const EPISODES = 8;

/** A show in files, of episodes that each take a moment to write, with a tag that all shows share. */
function writeShow(folder: string, title: string): string {
  mkdirSync(folder, { recursive: true });
  const cues = Array.from({ length: 60 }, (_, i) => {
    const clock = `00:${String(Math.floor(i / 60)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}`;
    return `${clock}.000 --> ${clock}.900\n<v Speaker ${i % 2}>Words of ${title}, line ${i}.\n`;
  });
  writeFileSync(path.join(folder, "talk.vtt"), `WEBVTT\n\n${cues.join("\n")}`);
  const items = Array.from(
    { length: EPISODES },
    (_, i) =>
      `<item><guid>${i}</guid><title>${i}</title><category>Sea</category><podcast:transcript url="talk.vtt" type="text/vtt"/></item>`,
  );
  const file = path.join(folder, "feed.xml");
  writeFileSync(
    file,
    `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${title}</title>${items.join("")}</channel></rss>`,
  );
  return file;
}

test("five imports at once, each a process of its own, all come to their end", async () => {
  const folder = temporaryFolder();
  const feeds = [1, 2, 3, 4, 5].map((n) => writeShow(path.join(folder, `show ${n}`), `Show ${n}`));
  const data = path.join(folder, "data");
  await createDatabase(path.join(data, "playhead.db"));
  const results = await Promise.all(feeds.map((feed) => ended(startImport(data, feed))));
  for (const { code, stdout, stderr } of results) {
    expect(stderr).toBe("");
    expect(stdout).toContain(`${EPISODES} episodes added`);
    expect(code).toBe(0);
  }
  const db = openDatabase(path.join(data, "playhead.db"));
  try {
    expect(await db.show.count()).toBe(feeds.length);
    expect(await db.episode.count()).toBe(EPISODES * feeds.length);
    expect(await db.tag.count()).toBe(1);
  } finally {
    await db.$disconnect();
  }
}, 240_000);

test("a transaction begins when another process has written, however much it reads first", async () => {
  const { db, file } = await freshDatabase();
  const other = new Sqlite(file);
  other.exec("BEGIN IMMEDIATE");
  const written = db.$transaction(async (tx) => {
    const shows = await tx.show.count();
    await tx.tag.create({ data: { slug: "after", name: String(shows) } });
  });
  other.exec(
    "INSERT INTO Show (guid, slug, title, description, language) VALUES ('talk', 'talk', 'Talk', '', 'en'); COMMIT",
  );
  other.close();
  await written;
  expect(await db.tag.findFirst()).toMatchObject({ name: "1" });
});

test("what an import did until it was broken off stands in its report", async () => {
  const { db, folder } = await freshDatabase();
  const feed = writeShow(path.join(folder, "show"), "Show");
  const options = importOptions(db, folder);
  const report = await importSource(feed, options, ({ done }) => {
    if (done === 3) throw new Error("The terminal is gone");
  });
  expect(report).toMatchObject({ show: { title: "Show" }, added: 3 });
  expect(String(report.failure)).toContain("The terminal is gone");
  expect(await importSource(feed, options, () => {})).toMatchObject({ added: EPISODES - 3, failure: null });
});
