import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import {
  excerptParts,
  firstMarkedWord,
  MARK_END,
  MARK_START,
  markedParts,
} from "#core/search/marked-text.ts";
import { type Hit, MOST_STARTS } from "#core/search/results.ts";
import { withoutSeparators } from "#core/text/indexed-text.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";

/** Characters of a hit that are shown: about two lines. */
const HIT_LENGTH = 220;

/** As an integer: a number is bound as a real, and FTS5 takes no real for a rowid but marks its first match instead. */
const rowid = BigInt;

/** The tokenizer of passage_index. */
const TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'";
const highlight = (index: string) => `highlight(${index}, 0, '${MARK_START}', '${MARK_END}')`;

const passageRow = z.object({
  id: z.number(),
  position: z.number(),
  start: z.number().nullable(),
  end: z.number().nullable(),
  speaker: z.string().nullable(),
  wordTimes: z.string(),
  text: z.string(),
  marked: z.string(),
});
const markedRow = z.object({ position: z.number(), text: z.string(), marked: z.string() });
const chapterRow = z.object({ start: z.number(), text: z.string(), marked: z.string() });
const startsRow = z.object({ starts: z.string() });

/**
 * Reads the few passages and chapters that are shown, marked by the index itself. For its marks the passages of a
 * page are put into a small index of their own: asked for one by one, the large index would read all that begins
 * with `lighth*` for each of them.
 */
export class HitReader {
  readonly #fill: Statement;
  readonly #clear: Statement;
  readonly #shown: Statement;
  readonly #unmarked: Statement;
  readonly #marked: Statement;
  readonly #chapter: Statement;
  readonly #starts: Statement;

  constructor(sqlite: Database) {
    sqlite.pragma("temp_store = MEMORY");
    sqlite.exec(`
      CREATE TEMP VIEW shown_text AS SELECT id, coalesce(indexedText, text) AS text FROM main.Passage;
      CREATE VIRTUAL TABLE temp.shown USING fts5(
        text, content = 'shown_text', content_rowid = 'id', tokenize = "${TOKENIZER}")`);
    const among = "WHERE id IN (SELECT value FROM json_each(?))";
    this.#fill = sqlite.prepare(
      `INSERT INTO temp.shown(rowid, text) SELECT id, text FROM shown_text ${among}`,
    );
    this.#clear = sqlite.prepare("INSERT INTO temp.shown(shown) VALUES ('delete-all')");
    this.#shown = sqlite.prepare(`
      SELECT p.id, p.position, p.start, p.end, p.speaker, p.wordTimes, p.text, ${highlight("shown")} AS marked
        FROM temp.shown JOIN Passage p ON p.id = shown.rowid WHERE shown MATCH ?`);
    this.#unmarked = sqlite.prepare(
      `SELECT id, position, start, end, speaker, wordTimes, text, text AS marked FROM Passage ${among}`,
    );
    this.#marked = sqlite.prepare(`
      SELECT p.position, p.text, ${highlight("passage_index")} AS marked
        FROM passage_index JOIN Passage p ON p.id = passage_index.rowid
       WHERE passage_index MATCH :match AND passage_index.rowid BETWEEN :first AND :last`);
    this.#chapter = sqlite.prepare(`
      SELECT c.start, c.title AS text, ${highlight("chapter_index")} AS marked
        FROM chapter_index JOIN Chapter c ON c.id = chapter_index.rowid
       WHERE chapter_index MATCH :match AND chapter_index.rowid = :id`);
    this.#starts = sqlite.prepare(`SELECT coalesce(group_concat(start), '') AS starts FROM Passage ${among}`);
  }

  /** The passages of these ids, marked where they match. A hit's `id` is only its position, still without its transcript, and its `number` is for others to say. */
  find(match: string | null, ids: readonly number[]): ReadonlyMap<number, Hit> {
    const rows = match === null ? this.#unmarked.all(JSON.stringify(ids)) : this.#markShown(match, ids);
    return new Map(
      z
        .array(passageRow)
        .parse(rows)
        .map((row) => [row.id, toHit(row)]),
    );
  }

  /** All matching passages between two ids, in their order. */
  marked(match: string, first: number, last: number): readonly z.infer<typeof markedRow>[] {
    return z.array(markedRow).parse(this.#marked.all({ match, first: rowid(first), last: rowid(last) }));
  }

  findChapter(match: string, id: number): Hit | null {
    const row = this.#chapter.get({ match, id: rowid(id) });
    if (row === undefined) return null;
    const { start, text, marked } = chapterRow.parse(row);
    const parts = markedParts(withoutSeparators(marked), text);
    return { id: `chapter/${start}`, number: null, start, end: null, speaker: null, parts };
  }

  /** Where the passages of these ids begin, ascending; of many an even choice. */
  starts(ids: readonly number[]): readonly number[] {
    const every = Math.ceil(ids.length / MOST_STARTS);
    const chosen = ids.filter((_, index) => index % every === 0);
    const { starts } = startsRow.parse(this.#starts.get(JSON.stringify(chosen)));
    return starts === ""
      ? []
      : starts
          .split(",")
          .map(Number)
          .sort((a, b) => a - b);
  }

  #markShown(match: string, ids: readonly number[]): unknown[] {
    this.#fill.run(JSON.stringify(ids));
    try {
      return this.#shown.all(match);
    } finally {
      this.#clear.run();
    }
  }
}

function toHit({ position, start, end, speaker, wordTimes, text, marked }: z.infer<typeof passageRow>): Hit {
  const parts = markedParts(withoutSeparators(marked), text);
  const firstWord = decodeWordTimes(wordTimes)[firstMarkedWord(parts)];
  return {
    id: String(position),
    number: null,
    start: firstWord ?? start,
    end,
    speaker,
    parts: excerptParts(parts, HIT_LENGTH),
  };
}
