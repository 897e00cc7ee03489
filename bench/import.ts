import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importSource } from "#server/import/import-source.ts";
import { makeCorpus } from "./corpus.ts";
import { WORDS_A_CUE, writeMadeShow } from "./made-show.ts";

const EPISODES = 40;
const CUES = 1000;

/** Import, from WebVTT files to a searchable database, against inserting the same passages into a bare FTS5 table. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  const episodes = Array.from({ length: EPISODES }, (_, number) => ({
    title: `Episode ${number}`,
    sound: null,
    cues: CUES,
    seconds: 4,
  }));
  const feed = writeMadeShow(path.join(folder, "show"), makeCorpus(), episodes);
  const file = path.join(folder, "playhead.db");
  await migrateDatabase(file);
  const db = openDatabase(file);
  const options = {
    db,
    mediaPlace: path.join(folder, "media"),
    fetchPrivate: false,
    userAgent: "Playhead/bench",
  };
  const seconds = await time(() => importSource(feed, options, () => {}));
  const passages = await db.passage.findMany({ select: { text: true } });
  await db.$disconnect();
  const bare = await time(async () => insertBare(path.join(folder, "bare.db"), passages));
  const words = EPISODES * CUES * WORDS_A_CUE;
  const rate = (spent: number) => Math.round(words / spent).toLocaleString("en");
  console.log(
    `import: ${words.toLocaleString("en")} words in ${EPISODES} episodes, ${passages.length} passages`,
  );
  console.log(`  Playhead: ${seconds.toFixed(2)} s, ${rate(seconds)} words/s`);
  console.log(`  bare FTS5 build of the same text: ${bare.toFixed(2)} s, ${rate(bare)} words/s`);
  console.log(`  ratio: ${(seconds / bare).toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function insertBare(file: string, passages: readonly { text: string }[]): void {
  const sqlite = new Sqlite(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.exec("CREATE VIRTUAL TABLE bare USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')");
  const insert = sqlite.prepare("INSERT INTO bare(text) VALUES (?)");
  sqlite.transaction(() => {
    for (const { text } of passages) insert.run(text);
  })();
  sqlite.close();
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
