import { setImmediate } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { z } from "zod";
import { Vocabulary, type WordCount } from "../catalogue/vocabulary.ts";

const row = z.tuple([z.string(), z.number()]);
/** Words read at a time: some milliseconds. */
const CHUNK = 500;

/**
 * Reads the vocabulary out of the index itself: about a second of work for 27 million words, given up between
 * chunks so that others are served meanwhile. The connection is its own while it reads.
 */
export async function readVocabulary(sqlite: Database): Promise<Vocabulary> {
  sqlite.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'passage_index', 'row')",
  );
  const words: WordCount[] = [];
  for (const found of sqlite.prepare("SELECT term, doc FROM vocabulary").raw().iterate()) {
    const [word, passages] = row.parse(found);
    words.push({ word, passages });
    if (words.length % CHUNK === 0) await setImmediate();
  }
  const total = z.number().parse(sqlite.prepare("SELECT count(*) FROM Passage").pluck().get());
  return new Vocabulary(words, total);
}
