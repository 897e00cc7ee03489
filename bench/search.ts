import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { migrateDatabase } from "#server/db/migrate.ts";
import { makeCorpus, percentile } from "./corpus.ts";

const PASSAGES = Number(process.argv[2] ?? 100_000);
const PASSAGES_AN_EPISODE = 100;
const WORDS = 60;
const RUNS = 30;

/** The whole search (ranking, grouping, counts, marks) against the plainest ranked FTS5 statement for ten passages. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
process.env.DATA_DIR = folder;
const { search } = await import("#server/search/search.ts");
const corpus = makeCorpus();
const file = path.join(folder, "playhead.db");

try {
  await migrateDatabase(file);
  fill(file);
  const sqlite = new Sqlite(file, { readonly: true });
  const plain = sqlite.prepare(
    "SELECT rowid, bm25(passage_index) AS score FROM passage_index WHERE passage_index MATCH ? ORDER BY score LIMIT 10",
  );
  const word = (rank: number) => corpus.words[rank] ?? "";
  const classes = {
    "very common": word(0),
    common: word(30),
    rare: word(5000),
    and: `${word(3)} ${word(40)}`,
    phrase: `"${word(0)} ${word(1)}"`,
    prefix: `${word(200).slice(0, 3)}*`,
  };
  console.log(`search: ${PASSAGES.toLocaleString("en")} passages of ${WORDS} words, ${RUNS} runs a class`);
  console.log("  class         moments     p50 ms   p95 ms   plain FTS5 p50   ratio");
  for (const [name, query] of Object.entries(classes)) {
    const { totalMoments } = await search(query, 1);
    const whole: number[] = [];
    const bare: number[] = [];
    const match = query.endsWith("*")
      ? `"${query.slice(0, -1)}" *`
      : query.replaceAll(" ", query.startsWith('"') ? " " : " AND ");
    for (let run = 0; run < RUNS; run++) {
      whole.push(await time(() => search(query, 1)));
      bare.push(await time(async () => plain.all(match)));
    }
    const [p50, p95, base] = [percentile(whole, 0.5), percentile(whole, 0.95), percentile(bare, 0.5)];
    const columns = [
      p50.toFixed(1).padStart(9),
      p95.toFixed(1).padStart(9),
      base.toFixed(1).padStart(17),
      (p50 / base).toFixed(1).padStart(8),
    ];
    console.log(`  ${name.padEnd(12)} ${String(totalMoments).padStart(9)} ${columns.join("")}`);
  }
  sqlite.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fill(database: string): void {
  const sqlite = new Sqlite(database);
  const show = sqlite
    .prepare(
      "INSERT INTO Show (slug, guid, title, description, language) VALUES ('b', 'b', 'Bench', '', 'en')",
    )
    .run();
  const episode = sqlite.prepare(
    "INSERT INTO Episode (showId, slug, guid, title, summary, notes, fingerprint) VALUES (?, ?, ?, ?, '', '', '')",
  );
  const transcript = sqlite.prepare(
    "INSERT INTO Transcript (episodeId, language, format, timing) VALUES (?, 'en', 'vtt', 'cue')",
  );
  const passage = sqlite.prepare(
    "INSERT INTO Passage (transcriptId, position, speaker, start, end, text, wordTimes) VALUES (?, ?, 'Someone', ?, ?, ?, ?)",
  );
  const times = Array.from({ length: WORDS }, () => "9g").join(" ");
  sqlite.transaction(() => {
    for (let number = 0; number < PASSAGES / PASSAGES_AN_EPISODE; number++) {
      const { lastInsertRowid: id } = episode.run(
        show.lastInsertRowid,
        `e${number}`,
        `e${number}`,
        `Episode ${number}`,
      );
      const { lastInsertRowid: transcriptId } = transcript.run(id);
      for (let position = 0; position < PASSAGES_AN_EPISODE; position++) {
        passage.run(transcriptId, position, position * 20, position * 20 + 20, corpus.sentence(WORDS), times);
      }
    }
  })();
  sqlite.close();
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
