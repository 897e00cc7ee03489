import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { bundleServer } from "#commands/bundle.ts";
import { parseQuery } from "#core/search/query.ts";
import { searchFor } from "#core/search/request.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { Vocabulary, type WordCount } from "#server/search/catalogue/vocabulary.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { toIndexQuery } from "#server/search/index/index-query.ts";
import { mergeAll } from "#server/search/index/tend-index.ts";
import { ArchiveWriter, buildBare, inventArchive, readArchive, repeatArchive } from "./archive.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { elapsed } from "./elapsed.ts";
import { fts5Expression } from "./fts5-expression.ts";
import { measureAdding } from "./search-adding.ts";

/**
 * Search, suggestions and indexing on a full archive: `npx tsx bench/search.ts [passages] [folder of transcripts]`: as many
 * passages of made-up words, or of what is said in the folder, again and again; or the folder as it is. Every figure stands beside
 * the best plain FTS5 statement (or build) over the same texts, measured in the same run, in turns. Pages are measured alone as well:
 * that statement leaves little of the index in the caches of the processor.
 */
const [wanted = "450000", spoken = null] = process.argv.slice(2);
const spokenRows = z.array(z.object({ word: z.string(), passages: z.number() }));
const RUNS = 25;
/** Without FTS5 between them: the slowest twentieth of some twenty would be one alone. */
const RUNS_ALONE = 100;
const WARM_UP = 300;
/** So often it is looked whether the event loop is held. Milliseconds. */
const TICK = 1;
const archive = () => {
  if (!/^\d+$/.test(wanted)) return readArchive(wanted);
  return spoken === null
    ? inventArchive(makeCorpus(), Number(wanted))
    : repeatArchive(spoken, Number(wanted));
};

/** The ten best passages as they would be asked for by hand: ranked before they are read. */
const BY_HAND = `
  WITH best AS MATERIALIZED (
    SELECT rowid AS id, bm25(bare_index) AS score FROM bare_index WHERE bare_index MATCH ? ORDER BY score LIMIT 10)
  SELECT b.* FROM best JOIN Bare b ON b.id = best.id ORDER BY best.score`;

const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const file = path.join(folder, "playhead.db");
const bareFile = path.join(folder, "bare.db");
// Threads as on a server that is built; in the project, so that they find its packages.
mkdirSync(".next", { recursive: true });
const bundles = mkdtempSync(path.resolve(".next/bench-"));
try {
  await migrateDatabase(file);
  const indexing = await measureIndexing();
  const sqlite = new Sqlite(bareFile);
  const counted = spokenWords(sqlite);
  const ranked = counted.map(({ word }) => word);
  const total = Number(sqlite.prepare("SELECT count(*) FROM Bare").pluck().get());
  const vocabulary = new Vocabulary(counted, total);
  const count = String(total);
  console.log(`search: ${count} passages, ${ranked.length} words, ${RUNS} runs a class`);
  console.log(
    `  indexing: ${indexing.own.toFixed(1)} s, ${(indexing.own / indexing.bare).toFixed(2)} times the bare FTS5 build`,
  );

  await bundleServer(bundles);
  process.env.BUNDLES_DIR = bundles;
  const backend = openSearch(file);
  const word = (rank: number) => ranked[Math.min(rank, ranked.length - 1)] ?? "";
  const classes = {
    "very common": word(0),
    common: word(30),
    rare: word(5000),
    and: `${word(3)} ${word(40)}`,
    phrase: `"${commonPair(sqlite, word(0))}"`,
    near: `"${word(3)} ${word(40)}"~5`,
    prefix: `${word(200).slice(0, 3)}*`,
  };
  const byHand = sqlite.prepare(BY_HAND).raw();
  const first = await elapsed(() => backend.search(searchFor(word(5000))));
  console.log(`  from nothing to the first answer: ${(first / 1000).toFixed(2)} s`);
  // A server has answered before, questions of each class: its code is compiled, and it has the memory for them.
  for (let rank = 1000; rank < 1000 + WARM_UP; rank++) await backend.search(searchFor(word(rank)));
  for (const query of Object.values(classes))
    for (let run = 0; run < RUNS; run++) await backend.search(searchFor(query));
  console.log(
    "  class             hits  alone p50   p95  in turns p50   p95   by hand p50   p95   ratio p50   p95   loop held",
  );
  for (const [name, query] of Object.entries(classes)) {
    const asked = toIndexQuery(planQuery(parseQuery(query), vocabulary));
    if (asked === null) continue;
    const match = fts5Expression(asked);
    const { totalHits } = await backend.search(searchFor(query));
    const delay = monitorEventLoopDelay({ resolution: TICK });
    const alone: number[] = [];
    for (let run = 0; run < RUNS_ALONE; run++)
      alone.push(await elapsed(() => backend.search(searchFor(query))));
    const whole: number[] = [];
    const hand: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      whole.push(await elapsed(() => backend.search(searchFor(query))));
      hand.push(await elapsed(async () => byHand.all(match)));
    }
    delay.enable();
    for (let run = 0; run < RUNS; run++) await backend.search(searchFor(query));
    delay.disable();
    const shares = [0.5, 0.95].map((share) => ({
      own: percentile(whole, share),
      hand: percentile(hand, share),
    }));
    print(name, [
      String(totalHits),
      ...[0.5, 0.95].map((share) => percentile(alone, share).toFixed(1)),
      ...shares.map(({ own }) => own.toFixed(1)),
      ...shares.map(({ hand: base }) => base.toFixed(1)),
      ...shares.map(({ own, hand: base }) => (own / base).toFixed(2)),
      // From one tick to the next: what is longer than a tick it was held.
      `${Math.max(0, delay.max / 1e6 - TICK).toFixed(1)} ms`,
    ]);
  }
  await measureTypos(word(5000));
  await measureSuggestions(ranked);
  await measureTurns(word(3), word(40));
  await measurePaging(word(0));
  await measureAdding(backend, file, searchFor(word(5000)));
  await backend.close();
  sqlite.close();

  async function measureTypos(exact: string): Promise<void> {
    const typo = `${exact.slice(0, 2)}x${exact.slice(2)}`;
    const both: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      both[0].push(await elapsed(() => backend.search(searchFor(typo))));
      both[1].push(await elapsed(() => backend.search(searchFor(exact))));
    }
    const [misspelt, spelt] = both.map((samples) => percentile(samples, 0.5));
    const ratio = (misspelt ?? 0) / (spelt ?? 1);
    console.log(`  typo: ${misspelt?.toFixed(1)} ms, ${ratio.toFixed(2)} times the exact query`);
  }

  async function measureSuggestions(words: readonly string[]): Promise<void> {
    const samples: number[] = [];
    for (let round = 0; round < 300; round++) {
      const text = word((round * 97) % words.length).slice(0, 2 + (round % 4));
      samples.push(await elapsed(() => backend.suggest(text)));
    }
    console.log(
      `  suggestions: p50 ${percentile(samples, 0.5).toFixed(1)} ms, p95 ${percentile(samples, 0.95).toFixed(1)} ms`,
    );
  }

  /** Beside both words in one passage. */
  async function measureTurns(one: string, other: string): Promise<void> {
    const query = `${one} THEN ${other}`;
    const first = await elapsed(() => backend.search(searchFor(query)));
    const { totalHits } = await backend.search(searchFor(query));
    const both: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      both[0].push(await elapsed(() => backend.search(searchFor(query))));
      both[1].push(await elapsed(() => backend.search(searchFor(`${one} ${other}`))));
    }
    const [turns, together] = both.map((samples) => percentile(samples, 0.5));
    const ratio = (turns ?? 0) / (together ?? 1);
    console.log(
      `  in turn: ${totalHits} hits, the first time ${first.toFixed(0)} ms, then ${turns?.toFixed(1)} ms, ${ratio.toFixed(2)} times both in one passage`,
    );
  }

  async function measurePaging(query: string): Promise<void> {
    const pages: [number[], number[]] = [[], []];
    for (let run = 0; run < 10; run++)
      for (const [which, page] of [1, 50].entries())
        pages[which]?.push(await elapsed(() => backend.search({ ...searchFor(query), page })));
    const [first, fiftieth] = pages.map((samples) => percentile(samples, 0.5));
    console.log(`  page 50: ${((fiftieth ?? 0) / (first ?? 1)).toFixed(2)} times page 1`);
  }
} finally {
  for (const made of [folder, bundles]) rmSync(made, { recursive: true, force: true });
}

async function measureIndexing(): Promise<{ own: number; bare: number }> {
  // Invented first, so that neither build pays for it.
  const episodes = [...archive()];
  const bare = await elapsed(async () => buildBare(bareFile, episodes));
  const own = await elapsed(async () => {
    const writer = new ArchiveWriter(file);
    const db = openDatabase(file);
    for (const passages of episodes) {
      writer.add(passages);
      await mergeAll(db);
    }
    writer.close();
    await db.$disconnect();
  });
  return { own: own / 1000, bare: bare / 1000 };
}

/** All words, those of the most passages first. */
function spokenWords(sqlite: Sqlite.Database): readonly WordCount[] {
  sqlite.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.spoken USING fts5vocab('main', 'bare_index', 'row')");
  return spokenRows.parse(
    sqlite.prepare("SELECT term AS word, doc AS passages FROM spoken ORDER BY doc DESC").all(),
  );
}

/** A word and one that follows it often enough to be a phrase. */
function commonPair(sqlite: Sqlite.Database, first: string): string {
  const texts = sqlite.prepare("SELECT text FROM Bare LIMIT 2000").pluck().all().map(String);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [, next = ""] of text.toLowerCase().matchAll(new RegExp(`\\b${first} (\\p{L}+)`, "gu")))
      counts.set(next, (counts.get(next) ?? 0) + 1);
  const [next = ""] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return `${first} ${next}`;
}

function print(name: string, columns: readonly string[]): void {
  const widths = [10, 11, 6, 14, 6, 14, 6, 12, 6, 12];
  console.log(
    `  ${name.padEnd(12)}${columns.map((column, at) => column.padStart(widths[at] ?? 0)).join("")}`,
  );
}
