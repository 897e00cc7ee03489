import Sqlite from "better-sqlite3";

/** Gives the newest transcript of a database so many passages, of five seconds each and six apart. Returns its id. */
export function lengthenTranscript(databaseFile: string, count: number): number {
  const sqlite = new Sqlite(databaseFile);
  try {
    const id = Number(sqlite.prepare("SELECT max(id) FROM Transcript").pluck().get());
    sqlite.prepare("DELETE FROM Passage WHERE transcriptId = ?").run(id);
    sqlite
      .prepare(`
        WITH RECURSIVE place(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n + 1 < ?)
        INSERT INTO Passage (transcriptId, position, speaker, start, end, text, wordTimes)
        SELECT ?, n, 'Speaker ' || (n % 7), n * 6, n * 6 + 5, 'This is what passage ' || n || ' says.', '' FROM place`)
      .run(count, id);
    return id;
  } finally {
    sqlite.close();
  }
}
