import { z } from "zod";
import type { IndexQuery } from "#core/search/index/index-query.ts";
import { markWords } from "#core/search/index/marked-words.ts";
import { excerptParts, firstMarkedWord, type TextPart } from "#core/search/marked-text.ts";
import { type Hit, MOST_STARTS } from "#core/search/results.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import type { Rows } from "./rows.ts";

/** Characters of a hit that are shown: about two lines. */
const HIT_LENGTH = 220;

/** Made once: to make one takes longer than to read a page's rows by it. */
const passageRows = z.array(
  z.object({
    id: z.number(),
    position: z.number(),
    start: z.number().nullable(),
    end: z.number().nullable(),
    speaker: z.string().nullable(),
    wordTimes: z.string(),
    text: z.string(),
  }),
);
const textRows = z.array(z.object({ id: z.number(), position: z.number(), text: z.string() }));
const chapterRows = z.array(z.object({ id: z.number(), start: z.number(), title: z.string() }));

/** A passage that matches, with its text in parts. */
interface MarkedPassage {
  readonly id: number;
  readonly position: number;
  readonly parts: readonly TextPart[];
}

/** Reads the few passages and chapters that are shown, and marks what is found in them. */
export class HitReader {
  readonly #rows: Rows;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** The passages of these ids, marked where they match. A hit's `id` is only its position, still without its transcript, and its `number` and what it repeats are for others to say. */
  async find(match: IndexQuery | null, ids: readonly number[]): Promise<ReadonlyMap<number, Hit>> {
    const rows = passageRows.parse(await this.#rows.list("passages", ids));
    return new Map(
      rows.flatMap((row) => {
        const parts = match === null ? [{ text: row.text, marked: false }] : markWords(row.text, match);
        // One that was corrected this moment may match no more.
        return match === null || isMarked(parts) ? [[row.id, toHit(row, parts)]] : [];
      }),
    );
  }

  /** All matching passages between two ids, in their order. */
  async marked(match: IndexQuery, first: number, last: number): Promise<readonly MarkedPassage[]> {
    return textRows
      .parse(await this.#rows.list("textsBetween", first, last))
      .map(({ id, position, text }) => ({ id, position, parts: markWords(text, match) }))
      .filter(({ parts }) => isMarked(parts));
  }

  /** The chapters of these ids, marked where they match. */
  async findChapters(match: IndexQuery, ids: readonly number[]): Promise<ReadonlyMap<number, Hit>> {
    const rows = chapterRows.parse(await this.#rows.list("chapters", ids));
    return new Map(
      rows.map(({ id, start, title }) => {
        const parts = markWords(title, match);
        return [
          id,
          { id: `chapter/${start}`, number: null, start, end: null, speaker: null, repeats: null, parts },
        ];
      }),
    );
  }

  /** Where the passages of these ids begin, by list: ascending; of many an even choice. */
  async starts(lists: readonly (readonly number[])[]): Promise<readonly (readonly number[])[]> {
    const chosen = lists.map((ids) => {
      const every = Math.ceil(ids.length / MOST_STARTS);
      return ids.filter((_, index) => index % every === 0);
    });
    const startOf = new Map<number, number>();
    // There may be a thousand: a schema for each takes longer than to read them.
    for (const row of await this.#rows.tuples("starts", chosen.flat())) {
      if (!Array.isArray(row)) throw new Error(`No row of a passage: ${JSON.stringify(row)}`);
      startOf.set(Number(row[0]), Number(row[1]));
    }
    return chosen.map((ids) => ids.flatMap((id) => startOf.get(id) ?? []).sort((a, b) => a - b));
  }
}

function isMarked(parts: readonly TextPart[]): boolean {
  return parts.some(({ marked }) => marked);
}

function toHit(
  { position, start, end, speaker, wordTimes }: z.infer<typeof passageRows>[number],
  parts: readonly TextPart[],
): Hit {
  const firstWord = decodeWordTimes(wordTimes)[firstMarkedWord(parts)];
  return {
    id: String(position),
    number: null,
    start: firstWord ?? start,
    end,
    speaker,
    repeats: null,
    parts: excerptParts(parts, HIT_LENGTH),
  };
}
