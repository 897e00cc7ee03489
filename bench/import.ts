import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { formatTimestamp } from "#core/time/time.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { importSource } from "#server/import/import-source.ts";
import { makeCorpus } from "./corpus.ts";

const EPISODES = 40;
const CUES = 1000;
const WORDS_A_CUE = 10;

/** Import, from WebVTT files to a searchable database, against inserting the same passages into a bare FTS5 table. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  const feed = writeShow(path.join(folder, "show"));
  const file = path.join(folder, "playhead.db");
  await migrateDatabase(file);
  const db = openDatabase(file);
  const options = {
    db,
    mediaDir: path.join(folder, "media"),
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

function writeShow(show: string): string {
  mkdirSync(show, { recursive: true });
  const corpus = makeCorpus();
  const items = Array.from({ length: EPISODES }, (_, episode) => {
    const cues = Array.from({ length: CUES }, (_, cue) => {
      const [from, to] = [cue * 4, cue * 4 + 4].map((seconds) => formatTimestamp(seconds, "."));
      return `${from} --> ${to}\n<v Speaker ${Math.floor(cue / 20) % 2}>${corpus.sentence(WORDS_A_CUE)}\n`;
    });
    writeFileSync(path.join(show, `${episode}.vtt`), `WEBVTT\n\n${cues.join("\n")}`);
    return `<item><guid>${episode}</guid><title>Episode ${episode}</title><podcast:transcript url="${episode}.vtt" type="text/vtt"/></item>`;
  });
  const feed = path.join(show, "feed.xml");
  writeFileSync(
    feed,
    `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Bench</title>${items.join("")}</channel></rss>`,
  );
  return feed;
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
