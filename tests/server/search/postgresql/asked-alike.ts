import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import { openSearch } from "#server/search/engine/open.ts";
import type { SearchedWords } from "#server/search/engine/rows.ts";
import { mergeAll } from "#server/search/index/tend-index.ts";
import { importOptions } from "../../database.ts";
import { fill } from "../suite/archive.ts";

const CASES = path.resolve("tests/cases/transcripts");
const DEMO = ["prisma/demo/set-down-in-sound", "prisma/demo/zapisano-s-golosa"];
/** So many words of the archive are asked for, evenly chosen. */
const WORDS = 12;

/** Writes a feed with an episode for each transcript of the cases. */
export function feedOfCases(folder: string): string {
  const items = readdirSync(CASES).map((name, number) => {
    const [file = ""] = readdirSync(path.join(CASES, name)).filter((entry) => entry !== "expected.json");
    const url = path.relative(folder, path.join(CASES, name, file));
    return `<item><guid>${name}</guid><title>${name}</title><pubDate>${new Date(Date.UTC(2026, 0, 1 + (number % 50))).toUTCString()}</pubDate>
      <podcast:transcript url="${url}" type="text/plain" language="en"/></item>`;
  });
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Cases</title>
     <language>en</language>${items.join("")}</channel></rss>`,
  );
  return feed;
}

/** Imports all there is into a database, as if it had come at one time, and opens who searches it. */
export async function load(location: string, cases: string, folder: string) {
  const db = openDatabase(location);
  onTestFinished(() => db.$disconnect());
  await fill(db);
  for (const source of [...DEMO, cases]) await importSource(source, importOptions(db, folder), () => {});
  await mergeAll(db);
  await db.episode.updateMany({
    where: { transcribedAt: { not: null } },
    data: { transcribedAt: new Date("2026-11-01") },
  });
  return { db, backend: open(location, "segments") };
}

export function open(location: string, words: SearchedWords): SearchBackend {
  const backend = openSearch(location, () => {}, null, words);
  onTestFinished(() => backend.close());
  return backend;
}

/** Words that are spoken, some of them with their neighbours, as they would be typed. */
export async function listQueries(db: Database): Promise<readonly string[]> {
  const texts = await db.passage.findMany({ select: { text: true }, orderBy: { id: "asc" } });
  const words = [...new Set(texts.flatMap(({ text }) => indexWords(text)))];
  const some = words.filter((_, index) => index % Math.ceil(words.length / WORDS) === 0);
  const pairs = some.slice(1).map((word, index) => `${some[index]} ${word}`);
  const beginnings = some.map((word) => `${[...word].slice(0, 3).join("")}*`);
  const others = [
    "",
    "the",
    "a the",
    '"of the"',
    "-the sound",
    "the OR sound",
    "zzzz",
    "spech",
    "in:title sound",
  ];
  const narrowed = [
    "speaker:vera",
    "sound speaker:paul",
    "lang:ru",
    "after:2025-01-01",
    "tag:audio",
    "has:transcript",
  ];
  return [...some, ...pairs, ...beginnings, ...others, ...narrowed];
}

const CHANGES: readonly Partial<SearchRequest>[] = [
  {},
  { page: 2 },
  { order: "newest" },
  { order: "oldest", lang: "en" },
  { episode: "set-down-in-sound/how-sound-becomes-a-file" },
];

/** All that can be asked with a query. */
export function* questionsOf(query: string, always: Partial<SearchRequest> = {}) {
  for (const changes of CHANGES) {
    const request = { ...searchFor(query), ...changes, ...always };
    yield (backend: SearchBackend) => backend.search(request);
    yield (backend: SearchBackend) => backend.playable(request, 0);
  }
  yield (backend: SearchBackend) => backend.news(searchFor(query), Date.parse("2026-10-01"));
  yield (backend: SearchBackend) => backend.marks("set-down-in-sound/how-sound-becomes-a-file", "en", query);
  yield (backend: SearchBackend) => backend.suggest(query.slice(0, 3));
}
