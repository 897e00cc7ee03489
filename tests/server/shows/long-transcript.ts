import Sqlite from "better-sqlite3";
import { encodeWordTimes } from "#core/transcript/word-times.ts";

/** Gives the newest transcript of a database so many passages, of six words and five seconds each, six apart. Returns its id. */
export function lengthenTranscript(databaseFile: string, count: number): number {
  const sqlite = new Sqlite(databaseFile);
  try {
    const id = Number(sqlite.prepare("SELECT max(id) FROM Transcript").pluck().get());
    sqlite.prepare("DELETE FROM Passage WHERE transcriptId = ?").run(id);
    const insert = sqlite.prepare(`
      INSERT INTO Passage (transcriptId, position, speaker, start, end, text, wordTimes) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    sqlite.transaction(() => {
      for (let place = 0; place < count; place++) {
        const start = place * 6;
        const times = encodeWordTimes([0, 1, 2, 3, 4, 4.5].map((second) => start + second));
        insert.run(
          id,
          place,
          `Speaker ${place % 7}`,
          start,
          start + 5,
          `This is what passage ${place} says.`,
          times,
        );
      }
    })();
    return id;
  } finally {
    sqlite.close();
  }
}
