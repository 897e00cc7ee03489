import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { UNFILTERED } from "#core/episode/filter.ts";
import { database } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { listEpisodes, listNewestPage } from "#server/shows/episodes.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { findShow } from "#server/shows/shows.ts";
import { importOptions, processDatabase } from "../database.ts";

const { folder } = processDatabase(() => ({ PUBLIC_URL: "https://pod.example" }));

const SAME = "Sat, 15 Sep 2012 16:14:51 -0600";
const OLDER = "Fri, 14 Sep 2012 16:14:51 -0600";

const FIRST = [
  ["5", SAME],
  ["4", SAME],
  ["3", SAME],
] as const;
const LATER = [
  ["7", SAME],
  ["6", SAME],
] as const;

/** Imports a feed with these episodes, title and date. */
async function importEpisodes(...items: readonly (readonly [string, string])[]) {
  const file = path.join(folder, "feed.xml");
  const episodes = items.map(
    ([title, date]) => `<item><guid>${title}</guid><title>${title}</title><pubDate>${date}</pubDate></item>`,
  );
  const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
  const channel = `<channel><title>Parts</title><itunes:type>serial</itunes:type>${episodes.join("")}</channel>`;
  writeFileSync(file, `<rss version="2.0" ${itunes}>${channel}</rss>`);
  return importSource(file, importOptions(database(), folder), () => {});
}

/** The titles as each list has them, the newest first. */
async function lists() {
  const titles = (cards: Awaited<ReturnType<typeof listNewestPage>>["episodes"]) =>
    cards.map(({ track }) => track.title);
  const newest = await listEpisodes("parts", { ...UNFILTERED, order: "newest" });
  const oldest = await listEpisodes("parts", { ...UNFILTERED, order: "oldest" });
  const found = await findShowFeed("parts", "https://pod.example");
  return [
    titles((await listNewestPage(1, 9, null)).episodes),
    titles(newest.episodes),
    titles(oldest.episodes).toReversed(),
    found?.feed.items.map(({ title }) => title),
  ];
}

const everywhere = (...titles: readonly string[]) => Array.from({ length: 4 }, () => titles);

test("episodes of one date are in the order of their feed, wherever they are listed", async () => {
  await importEpisodes(...FIRST, ["2", OLDER]);
  expect(await lists()).toEqual(everywhere("5", "4", "3", "2"));
});

test("new ones are before them, also where the feed no longer lists the oldest", async () => {
  expect(await importEpisodes(...LATER, ...FIRST)).toMatchObject({
    added: 2,
    unchanged: 3,
  });
  expect(await lists()).toEqual(everywhere("7", "6", "5", "4", "3", "2"));
});

test("a date that cannot be read does not sink the newest", async () => {
  const report = await importEpisodes(["8", "Sat, 15 Sep 2012 26:14:51 -0600"], ...LATER, ...FIRST);
  expect(report.notices.map(({ problem }) => problem.code)).toContain("value-unreadable");
  expect(await lists()).toEqual(everywhere("8", "7", "6", "5", "4", "3", "2"));
});

test("a feed that reorders its episodes reorders them here", async () => {
  expect(await importEpisodes(["6", SAME], ["7", SAME], ["8", SAME], ...FIRST)).toMatchObject({ added: 0 });
  expect(await lists()).toEqual(everywhere("6", "7", "8", "5", "4", "3", "2"));
});

test("a show that is to be heard from its beginning says so", async () => {
  expect(await findShow("parts")).toMatchObject({ serial: true });
});
