import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { importSource } from "#server/import/import-source.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { freshDatabase, importOptions } from "../database.ts";

const HOME = "https://pod.example";
const installed = spawnSync("newsboat", ["--version"]).status === 0;
if (!installed)
  console.log(
    "SKIPPED: no podcast client reads our feeds, because newsboat is not installed (apt-get install newsboat)",
  );

test.skipIf(!installed)("newsboat reads the feed of a show, with its episodes and their audio", async () => {
  const { db, folder } = await freshDatabase();
  await importSource("prisma/demo/set-down-in-sound", importOptions(db, folder), () => {});
  const found = await findShowFeed("set-down-in-sound", HOME, db);
  if (!found) throw new Error("the show was not imported");
  const [feed, urls, config, cache] = ["feed.xml", "urls", "config", "cache.db"].map((name) =>
    path.join(folder, name),
  );
  if (!feed || !urls || !config || !cache) throw new Error("four files have four names");
  writeFileSync(feed, writeShowFeed(found.feed, HOME));
  writeFileSync(urls, `file://${feed}\n`);
  writeFileSync(config, "");
  const told = execFileSync(
    "newsboat",
    ["-C", config, "-u", urls, "-c", cache, "-x", "reload", "print-unread"],
    {
      env: { ...process.env, HOME: folder },
      encoding: "utf8",
      timeout: 20_000,
    },
  );
  expect(told).toContain("2 unread articles");
  const read = new Database(cache, { readonly: true });
  expect(read.prepare("SELECT title, url FROM rss_feed").all()).toEqual([
    { title: "Set Down in Sound", url: found.feed.link },
  ]);
  const columns = "guid, title, url, pubDate, enclosure_url, enclosure_type";
  expect(read.prepare(`SELECT ${columns} FROM rss_item ORDER BY pubDate DESC`).all()).toEqual(
    found.feed.items.map(({ guid, title, href, publishedAt, audio }) => ({
      guid,
      title,
      url: HOME + href,
      pubDate: (publishedAt ?? 0) / 1000,
      enclosure_url: `${HOME}${audio?.url}`,
      enclosure_type: "audio/mpeg",
    })),
  );
  read.close();
});
