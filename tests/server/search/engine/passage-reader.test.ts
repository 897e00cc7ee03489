import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PassageReader } from "#server/search/engine/passage-reader.ts";
import type { SearchedDatabase } from "#server/search/engine/rows.ts";
import { openSqliteRows } from "#server/search/sqlite/open-rows.ts";
import { createDatabase } from "../../database.ts";

const folder = mkdtempSync(path.join(tmpdir(), "playhead-passages-"));
let sqlite: Sqlite.Database;
let database: SearchedDatabase;

beforeAll(async () => {
  const file = path.join(folder, "playhead.db");
  await createDatabase(file);
  sqlite = new Sqlite(file);
  sqlite.pragma("foreign_keys = ON");
  database = openSqliteRows(file);
});

beforeEach(() => {
  sqlite.exec(`
    DELETE FROM Show;
    INSERT INTO Show (id, guid, slug, title, description, language) VALUES (1, 'talk', 'talk', 'Talk', '', 'en');
    INSERT INTO Episode (id, showId, guid, slug, title, summary, notes, importChecksum)
    VALUES (1, 1, 'lamps', 'lamps', 'Lamps', '', '', '')`);
});

afterAll(async () => {
  await database.close();
  sqlite.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes the transcript of the episode in place of the one it had, a passage for each speaker. */
function transcribe(language: string, speakers: readonly (string | null)[]): void {
  sqlite.prepare("DELETE FROM Transcript WHERE episodeId = 1 AND language = ?").run(language);
  const { lastInsertRowid } = sqlite
    .prepare("INSERT INTO Transcript (episodeId, language, format, timing) VALUES (1, ?, 'vtt', 'cue')")
    .run(language);
  sqlite
    .prepare(`
      INSERT INTO Passage (transcriptId, position, speaker, text, wordTimes)
      SELECT ?, key, value, '', '' FROM json_each(?)`)
    .run(lastInsertRowid, JSON.stringify(speakers));
}

const read = (reader: PassageReader) => database.read((rows) => reader.read(rows));

/** Who speaks each passage, by name; by transcript, the oldest first. */
async function namesOf(reader: PassageReader): Promise<readonly (readonly (string | undefined)[])[]> {
  return (await read(reader)).map(({ speakers }) => [...speakers].map((number) => reader.speakers[number]));
}

test("who speaks is known by name, and nobody by the empty one", async () => {
  transcribe("en", ["Vera", null, "Paul", "Vera", ""]);
  const reader = new PassageReader();
  expect(await namesOf(reader)).toEqual([["Vera", "", "Paul", "Vera", ""]]);
  expect(reader.speakers[0]).toBe("");
});

test("the 65,537th speaker is no other", async () => {
  const speakers = Array.from({ length: 65_540 }, (_, index) => `Speaker ${index}`);
  transcribe("en", speakers);
  expect((await namesOf(new PassageReader()))[0]).toEqual(speakers);
});

test("a transcript that was replaced is read anew, and its speakers are forgotten", async () => {
  transcribe("en", ["Vera", "Paul"]);
  transcribe("ru", ["Анна", "Paul", null]);
  const reader = new PassageReader();
  await read(reader);
  transcribe("en", ["Zoë"]);
  expect(await namesOf(reader)).toEqual([["Анна", "Paul", ""], ["Zoë"]]);
  expect(reader.speakers.toSorted()).toEqual(["", "Paul", "Zoë", "Анна"]);
});

test("what was read before stays as it was", async () => {
  transcribe("en", ["Vera", "Paul"]);
  transcribe("ru", ["Paul"]);
  const reader = new PassageReader();
  const [, before] = await read(reader);
  const names = reader.speakers;
  transcribe("en", ["Zoë"]);
  await read(reader);
  expect([...(before?.speakers ?? [])].map((number) => names[number])).toEqual(["Paul"]);
});

test("a transcript that is read again after others went is the same object while its speakers stay", async () => {
  transcribe("en", ["Vera"]);
  transcribe("ru", ["Vera"]);
  const reader = new PassageReader();
  const [first] = await read(reader);
  transcribe("ru", ["Vera", "Vera"]);
  expect((await read(reader))[0]).toBe(first);
});

test("an episode that is gone takes its transcripts with it", async () => {
  transcribe("en", ["Vera"]);
  const reader = new PassageReader();
  await read(reader);
  sqlite.exec("DELETE FROM Episode");
  expect(await read(reader)).toEqual([]);
  expect(reader.speakers).toEqual([""]);
});
