import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import { withoutSeparators } from "#core/indexed-text.ts";
import { excerptParts, firstMarkedWord, MARK_END, MARK_START, markedParts } from "#core/marked-text.ts";
import { type Hit, MOST_PLACES } from "#core/search-results.ts";
import { decodeWordTimes } from "#core/word-times.ts";

/** Characters of a hit that are shown: about two lines. */
const HIT_LENGTH = 220;

const PASSAGE = "p.position, p.start, p.end, p.speaker, p.wordTimes, p.text";
const MARKED = `highlight(passage_index, 0, '${MARK_START}', '${MARK_END}') AS marked`;
const FROM =
  "FROM passage_index JOIN Passage p ON p.id = passage_index.rowid WHERE passage_index MATCH :match";

const passageRow = z.object({
  ...{ position: z.number(), start: z.number().nullable(), end: z.number().nullable() },
  ...{ speaker: z.string().nullable(), wordTimes: z.string(), text: z.string(), marked: z.string() },
});
const markedRow = z.object({ position: z.number(), text: z.string(), marked: z.string() });
const chapterRow = z.object({ start: z.number(), text: z.string(), marked: z.string() });
const startRow = z.object({ start: z.number().nullable() });

/** As an integer: a number is bound as a real, and FTS5 takes no real for a rowid but marks its first match instead. */
const rowid = BigInt;

/** Reads the few passages and chapters that are shown, with the marks of the index itself. */
export class HitReader {
  readonly #hit: Statement;
  readonly #unmarked: Statement;
  readonly #marked: Statement;
  readonly #chapter: Statement;
  readonly #start: Statement;

  constructor(sqlite: Database) {
    this.#hit = sqlite.prepare(`SELECT ${PASSAGE}, ${MARKED} ${FROM} AND passage_index.rowid = :id`);
    this.#unmarked = sqlite.prepare(`SELECT ${PASSAGE}, p.text AS marked FROM Passage p WHERE p.id = :id`);
    this.#marked = sqlite.prepare(
      `SELECT p.position, p.text, ${MARKED} ${FROM} AND passage_index.rowid BETWEEN :first AND :last`,
    );
    this.#chapter = sqlite.prepare(`
      SELECT c.start, c.title AS text, highlight(chapter_index, 0, '${MARK_START}', '${MARK_END}') AS marked
        FROM chapter_index JOIN Chapter c ON c.id = chapter_index.rowid
       WHERE chapter_index MATCH :match AND chapter_index.rowid = :id`);
    this.#start = sqlite.prepare("SELECT start FROM Passage WHERE id = ?");
  }

  /** The passage of this id, marked where it matches; `place` begins its stable id. */
  find(match: string | null, id: number, place: string): Hit | null {
    const row =
      match === null ? this.#unmarked.get({ id: rowid(id) }) : this.#hit.get({ match, id: rowid(id) });
    if (row === undefined) return null;
    const { position, start, end, speaker, wordTimes, text, marked } = passageRow.parse(row);
    const parts = markedParts(withoutSeparators(marked), text);
    const firstWord = decodeWordTimes(wordTimes)[firstMarkedWord(parts)];
    return {
      ...{ id: `${place}/${position}`, start: firstWord ?? start, end, speaker },
      parts: excerptParts(parts, HIT_LENGTH),
    };
  }

  /** All matching passages between two ids, in their order. */
  marked(match: string, first: number, last: number): readonly z.infer<typeof markedRow>[] {
    return z.array(markedRow).parse(this.#marked.all({ match, first: rowid(first), last: rowid(last) }));
  }

  findChapter(match: string, id: number, place: string): Hit | null {
    const row = this.#chapter.get({ match, id: rowid(id) });
    if (row === undefined) return null;
    const { start, text, marked } = chapterRow.parse(row);
    const parts = markedParts(withoutSeparators(marked), text);
    return { id: `${place}/chapter/${start}`, start, end: null, speaker: null, parts };
  }

  /** Where the passages of these ids begin, ascending; of many an even choice. */
  places(ids: readonly number[]): readonly number[] {
    const every = Math.ceil(ids.length / MOST_PLACES);
    return ids
      .filter((_, index) => index % every === 0)
      .flatMap((id) => startRow.parse(this.#start.get(id)).start ?? [])
      .sort((a, b) => a - b);
  }
}
