import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { z } from "zod";
import { findBest } from "#core/search/index/best-matches.ts";
import { buildSegment } from "#core/search/index/build-segment.ts";
import type { LiveSegment } from "#core/search/index/deletions.ts";
import { chooseMerge } from "#core/search/index/merge-policy.ts";
import { mergeSegments } from "#core/search/index/merge-segments.ts";
import { openIndex, type SearchIndex, scoreMatches } from "#core/search/index/search-index.ts";
import { openSegment, wordsIn } from "#core/search/index/segment.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { parseQuery } from "#core/search/query.ts";
import { indexWords } from "#core/text/indexed-text.ts";
import { planQuery } from "#server/search/catalogue/plan.ts";
import { readIntegers } from "#server/search/engine/integers.ts";
import { toIndexQuery } from "#server/search/index/index-query.ts";
import { buildBare, inventArchive, readArchive } from "./archive.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { fts5Expression } from "./fts5-expression.ts";

/**
 * The index of our own beside a bare FTS5 table of the same texts, in turns: `npx tsx bench/segments.ts [passages | folder of
 * transcripts]`. All matches with their scores, and the ten best; in milliseconds of the processor, without threads.
 */
const wanted = process.argv[2] ?? "100000";
const RUNS = 25;
const WARM_UP = 40;
const BEST = 10;
const corpus = makeCorpus();
const archive = [...(/^\d+$/.test(wanted) ? inventArchive(corpus, Number(wanted)) : readArchive(wanted))];

/** All ids and scores as two texts: the quickest way out of SQLite. */
const ALL = `
  SELECT coalesce(group_concat(id), '') AS ids, coalesce(group_concat(CAST(score * -10000 AS INTEGER)), '') AS scores
    FROM (SELECT rowid AS id, bm25(bare_index) AS score FROM bare_index WHERE bare_index MATCH ? LIMIT -1)`;
const FIRST = `SELECT rowid FROM bare_index WHERE bare_index MATCH ? ORDER BY bm25(bare_index) LIMIT ${BEST}`;

const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  const file = path.join(folder, "bare.db");
  const { spent: bareBuild } = time(() => buildBare(file, archive));
  const { segments, added, spent: ownBuild } = buildAll();
  const index = openIndex(segments);
  const { documents, words } = index.statistics;
  const bytes = segments.reduce((sum, { segment }) => sum + segment.bytes.length, 0);
  console.log(
    `index: ${documents} passages, ${words} words, ${segments.length} segments, ${RUNS} runs a class`,
  );
  console.log(
    `  build ${seconds(ownBuild)} s, ${(ownBuild / bareBuild).toFixed(2)} times the bare FTS5 build; ${(bytes / words).toFixed(2)} bytes a word`,
  );
  console.log(
    `  an episode p50 ${percentile(added, 0.5).toFixed(1)}, p95 ${percentile(added, 0.95).toFixed(1)} ms, without merges`,
  );
  const { spent: opening } = time(() => segments.map(({ segment }) => openSegment(segment.bytes.buffer)));
  console.log(`  checking all segments ${opening.toFixed(0)} ms`);
  const sqlite = new Sqlite(file, { readonly: true });
  console.log("                                    all, with scores                      |  the ten best");
  console.log(
    "  class             hits      p50      p95     FTS5      p95    ratio  |    p50      p95     FTS5    ratio",
  );
  for (const [name, text] of Object.entries(listQueries(segments))) compare(sqlite, index, name, text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function buildAll() {
  let segments: readonly LiveSegment[] = [];
  const added: number[] = [];
  let id = 1;
  const { spent } = time(() => {
    for (const texts of archive) {
      const own = time(() => buildSegment(texts.map((text) => ({ id: id++, columns: [text] }))));
      added.push(own.spent);
      segments = merged([...segments, { segment: own.value, deletions: null }]);
    }
  });
  return { segments, added, spent };
}

function merged(segments: readonly LiveSegment[]): readonly LiveSegment[] {
  const chosen = chooseMerge(segments.map(({ segment }) => wordsIn(segment)));
  if (chosen.length === 0) return segments;
  const [parts, others] = [true, false].map((isChosen) =>
    segments.filter((_, place) => chosen.includes(place) === isChosen),
  );
  return merged([...(others ?? []), { segment: mergeSegments(parts ?? []), deletions: null }]);
}

/** Queries of each class, of the words as they are spoken here. */
function listQueries(segments: readonly LiveSegment[]): Readonly<Record<string, string>> {
  const counts = new Map<string, number>();
  for (const { segment } of segments)
    for (const [at, word] of listWords(segment).entries())
      counts.set(word, (counts.get(word) ?? 0) + (segment.counts[at] ?? 0));
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const word = (rank: number) => ranked[Math.min(rank, ranked.length - 1)] ?? "";
  return {
    "very common": word(0),
    common: word(30),
    rare: word(5000),
    "two words": `${word(3)} ${word(40)}`,
    "one of three": `${word(30)} OR ${word(300)} OR ${word(3000)}`,
    phrase: `"${word(0)} ${follower(word(0))}"`,
    beginning: `${word(200).slice(0, 3)}*`,
  };
}

/** What is said most often after a word. */
function follower(first: string): string {
  const counts = new Map<string, number>();
  for (const text of archive.flat().slice(0, 2000)) {
    const words = indexWords(text);
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (word === first && next !== undefined) counts.set(next, (counts.get(next) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function compare(sqlite: Sqlite.Database, index: SearchIndex, name: string, text: string): void {
  const plan = planQuery(parseQuery(text), { forms: (word) => [word], share: () => 0 });
  const query = toIndexQuery(plan);
  if (query === null) return;
  const expression = fts5Expression(query);
  const [all, ten] = [sqlite.prepare(ALL).raw(), sqlite.prepare(FIRST).raw()];
  const tasks = {
    own: () => scoreMatches(index, query).ids.length,
    fts: () => z.array(z.string()).parse(all.get(expression)).map(readIntegers),
    ownTen: () => findBest(index, query, BEST),
    ftsTen: () => ten.all(expression),
  };
  const samples = {
    own: [] as number[],
    fts: [] as number[],
    ownTen: [] as number[],
    ftsTen: [] as number[],
  };
  // A server has answered before: its code is compiled.
  for (let run = 0; run < WARM_UP; run++) {
    tasks.own();
    tasks.ownTen();
  }
  for (let run = 0; run < RUNS; run++) {
    samples.own.push(time(tasks.own).spent);
    samples.fts.push(time(tasks.fts).spent);
    samples.ownTen.push(time(tasks.ownTen).spent);
    samples.ftsTen.push(time(tasks.ftsTen).spent);
  }
  const figure = (task: keyof typeof samples, share: number) => percentile(samples[task], share);
  const columns = [
    [figure("own", 0.5), figure("own", 0.95), figure("fts", 0.5), figure("fts", 0.95)],
    [figure("ownTen", 0.5), figure("ownTen", 0.95), figure("ftsTen", 0.5)],
  ];
  const ratios = [figure("fts", 0.5) / figure("own", 0.5), figure("ftsTen", 0.5) / figure("ownTen", 0.5)];
  const groups = columns.map((values, at) =>
    [...values, ratios[at] ?? 0].map((value) => value.toFixed(2).padStart(9)).join(""),
  );
  console.log(`  ${name.padEnd(12)}${String(tasks.own()).padStart(10)}${groups.join("  |")}`);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** Milliseconds of the processor, for others may be at work beside; and what came of it. */
function time<Value>(work: () => Value): { spent: number; value: Value } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { spent: (user + system) / 1000, value };
}
