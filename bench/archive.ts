import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Sqlite, { type Database, type Statement } from "better-sqlite3";
import { z } from "zod";
import { buildSegment, type IndexedDocument } from "#core/search/index/build-segment.ts";
import { SEGMENT_VERSION, wordsIn } from "#core/search/index/segment.ts";
import { readTranscript } from "#core/transcript/read/format.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { openDatabase } from "#server/db/client.ts";
import { CHECKPOINT_PAGES } from "#server/db/sqlite/adapter.ts";
import { mergeAll } from "#server/search/index/tend-index.ts";
import { TEXT_KINDS } from "#server/search/index/text-kind.ts";
import { type Corpus, randomNumbers } from "./corpus.ts";

/** As a podcast of some 10,000 words an episode. */
export const PASSAGES_AN_EPISODE = 173;
const WORDS_A_PASSAGE = 60;
const SPEAKERS = ["Ann", "Ben", "Carl", "Dora"];
const SECONDS_A_PASSAGE = 20;
const DAY = 86_400_000;
/** From one word to the next, see core/transcript/word-times.ts: 0.3 s, as fast as people speak. */
const STEP = " 8c";

/** The text of an archive: of each episode its passages. */
export type Archive = Iterable<readonly string[]>;

/** Made-up episodes, as many as hold so many passages. */
export function* inventArchive(corpus: Corpus, passages: number): Archive {
  for (let left = passages; left > 0; left -= PASSAGES_AN_EPISODE) {
    const length = Math.min(left, PASSAGES_AN_EPISODE);
    yield Array.from({ length }, () => corpus.sentence(WORDS_A_PASSAGE));
  }
}

/** The transcripts in a folder and those below it, each as an episode. */
export function* readArchive(folder: string): Archive {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const format = transcriptFormat(null, name);
    if (format === null) continue;
    const { passages } = readTranscript(format, readFileSync(path.join(folder, name), "utf8"));
    if (passages.length > 0) yield passages.map(({ text }) => text);
  }
}

/**
 * The transcripts in a folder, again and again until there are so many passages: from the second time on about every other word of
 * them is one that stands anywhere else in them, so that words are as frequent as they are spoken, and passages do not repeat one another.
 */
export function* repeatArchive(folder: string, passages: number): Archive {
  const spoken = [...readArchive(folder)];
  const words = spoken.flat().flatMap((text) => text.split(" "));
  if (words.length === 0) throw new Error(`There is no transcript in ${folder}`);
  const random = randomNumbers(1);
  const exchanged = (word: string) =>
    random() < 0.5 ? (words[Math.floor(random() * words.length)] ?? word) : word;
  for (let [left, number] = [passages, 0]; left > 0; number++) {
    const texts = (spoken[number % spoken.length] ?? []).slice(0, left);
    yield number < spoken.length ? texts : texts.map((text) => text.split(" ").map(exchanged).join(" "));
    left -= texts.length;
  }
}

const COLUMNS = "transcriptId, key, position, speaker, start, end, text, wordTimes";

/** Writes episodes into a migrated database as the importer does: a transaction each, their passages in one statement. */
export class ArchiveWriter {
  readonly #sqlite: Database;
  readonly #episode: Statement;
  readonly #transcript: Statement;
  readonly #segment: Statement;
  readonly #searched: Statement;
  readonly #edition: Statement;
  readonly #defer: Statement;
  /** By the number of passages. */
  readonly #passages = new Map<number, Statement>();
  #number = 0;

  constructor(file: string) {
    this.#sqlite = new Sqlite(file, { timeout: 5000 });
    this.#sqlite.pragma("synchronous = NORMAL");
    this.#sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    this.#sqlite
      .prepare(
        "INSERT OR IGNORE INTO Show (slug, guid, title, description, language) VALUES ('b', 'b', 'Bench', '', 'en')",
      )
      .run();
    this.#episode = this.#sqlite.prepare(`
      INSERT INTO Episode (showId, slug, guid, title, summary, notes, importChecksum, publishedAt, duration)
      VALUES ((SELECT id FROM Show WHERE slug = 'b'), ?, ?, ?, '', '', '', ?, ?)`);
    this.#transcript = this.#sqlite.prepare(
      "INSERT INTO Transcript (episodeId, language, format, timing) VALUES (?, 'en', 'vtt', 'cue')",
    );
    this.#segment = this.#sqlite.prepare(
      "INSERT INTO SearchSegment (kind, version, words, bytes) VALUES (?, ?, ?, ?)",
    );
    this.#searched = this.#sqlite.prepare(`
      INSERT INTO SearchedText (kind, transcriptId, episodeId, segmentId, first, last, words) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#edition = this.#sqlite.prepare('SELECT "number" FROM "Edition"').pluck();
    this.#defer = this.#sqlite.prepare('UPDATE "Edition" SET "deferred" = "deferred" + "number" - ?');
  }

  /** As an import does of which more is to come: it may be shown some seconds later, see server/db/edition.ts. */
  addAmongOthers(passages: readonly string[]): void {
    this.#sqlite.transaction(() => {
      const before = z.number().parse(this.#edition.get());
      this.add(passages);
      this.#defer.run(before);
    })();
  }

  /** As an import does that adds one episode: it is shown at once. */
  add(passages: readonly string[]): void {
    const number = ++this.#number;
    const name = `e${number}-${performance.now()}`;
    const published = new Date(Date.UTC(2015, 0, 1) + number * DAY).toISOString();
    const duration = passages.length * SECONDS_A_PASSAGE;
    this.#sqlite.transaction(() => {
      const episode = this.#episode.run(name, name, `Episode ${number}`, published, duration);
      const { lastInsertRowid: transcript } = this.#transcript.run(episode.lastInsertRowid);
      const rows = passages.flatMap((text, position) => {
        const speaker = SPEAKERS[(number + position) % SPEAKERS.length];
        const [start, end] = [position * SECONDS_A_PASSAGE, (position + 1) * SECONDS_A_PASSAGE];
        return [transcript, position + 1, position, speaker, start, end, text, timesFrom(start, text)];
      });
      const last = Number(this.#insert(passages.length).run(...rows).lastInsertRowid);
      const first = last - passages.length + 1;
      this.#index(
        "passages",
        transcript,
        passages.map((text, place) => ({ id: first + place, columns: [text] })),
      );
      const own = { id: Number(episode.lastInsertRowid), columns: [`Episode ${number}`, "", ""] };
      this.#index("episodes", own.id, [own]);
    })();
  }

  close(): void {
    this.#sqlite.close();
  }

  /** Writes the segment of one text, as server/search/index/index-texts.ts does. */
  #index(kind: "passages" | "episodes", owner: number | bigint, documents: readonly IndexedDocument[]): void {
    const segment = buildSegment(documents, TEXT_KINDS[kind]);
    const words = wordsIn(segment);
    const { lastInsertRowid } = this.#segment.run(kind, SEGMENT_VERSION, words, segment.bytes);
    const of = kind === "passages" ? [owner, null] : [null, owner];
    const [first, last] = [documents[0]?.id, documents.at(-1)?.id];
    this.#searched.run(kind, ...of, lastInsertRowid, first, last, words);
  }

  #insert(passages: number): Statement {
    let statement = this.#passages.get(passages);
    if (!statement) {
      const values = Array.from({ length: passages }, () => "(?, ?, ?, ?, ?, ?, ?, ?)").join(", ");
      statement = this.#sqlite.prepare(`INSERT INTO Passage (${COLUMNS}) VALUES ${values}`);
      this.#passages.set(passages, statement);
    }
    return statement;
  }
}

/** The same texts in a table and a bare FTS5 index of it, a transaction an episode: what indexing is measured against. */
export function buildBare(file: string, archive: Archive): void {
  const sqlite = new Sqlite(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = NORMAL");
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  sqlite.exec(`
    CREATE TABLE Bare (id INTEGER PRIMARY KEY, speaker TEXT, start REAL, end REAL, text TEXT, wordTimes TEXT);
    CREATE VIRTUAL TABLE bare_index USING fts5(text, content = 'Bare', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2')`);
  const row = sqlite.prepare(`INSERT INTO Bare VALUES (NULL, 'Ann', ?, ?, ?, ?)`);
  const index = sqlite.prepare("INSERT INTO bare_index(rowid, text) VALUES (?, ?)");
  for (const passages of archive) {
    sqlite.transaction(() => {
      for (const [position, text] of passages.entries())
        index.run(row.run(position, position + 1, text, timesFrom(position, text)).lastInsertRowid, text);
    })();
  }
  sqlite.close();
}

/** For benchmarks that want only a full database. */
export async function fillArchive(file: string, corpus: Corpus, passages: number): Promise<void> {
  const writer = new ArchiveWriter(file);
  for (const episode of inventArchive(corpus, passages)) writer.add(episode);
  writer.close();
  const db = openDatabase(file);
  await mergeAll(db);
  await db.$disconnect();
}

function timesFrom(start: number, text: string): string {
  return (start * 1000).toString(36) + STEP.repeat(text.split(" ").length - 1);
}
