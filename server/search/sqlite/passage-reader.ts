import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import { at } from "../catalogue/at.ts";
import { readIntegers } from "./integers.ts";

/** A transcript's row, and who speaks its passages; see TranscriptEntry. */
export interface TranscriptPassages {
  readonly id: number;
  readonly episodeId: number;
  readonly language: string;
  readonly timed: boolean;
  readonly first: number;
  readonly speakers: Uint32Array;
}

const spokenRow = z.object({
  id: z.number(),
  episodeId: z.number(),
  language: z.string(),
  timing: z.string(),
  speaker: z.string().nullable(),
  ids: z.string(),
});
const editionsRow = z.object({ ids: z.string(), editions: z.string() });

/**
 * Reads whose passages they are and who speaks them, by an index alone. Of transcripts that were read already only those of
 * another edition are asked for.
 */
export class PassageReader {
  readonly #editions: Statement;
  readonly #spoken: Statement;
  readonly #known = new Map<number, TranscriptPassages>();
  /** By their ids which editions were read, also of those without passages. */
  readonly #read = new Map<number, number>();
  #speakers: string[] = [""];
  #numbers = new Map([["", 0]]);

  constructor(sqlite: Database) {
    this.#editions = sqlite.prepare(`
      SELECT coalesce(group_concat(id), '') AS ids, coalesce(group_concat(edition), '') AS editions FROM Transcript`);
    this.#spoken = sqlite.prepare(`
      SELECT t.id, t.episodeId, t.language, t.timing, p.speaker, group_concat(p.id) AS ids
        FROM Transcript t JOIN Passage p ON p.transcriptId = t.id
       WHERE t.id IN (SELECT value FROM json_each(?)) GROUP BY t.id, p.speaker ORDER BY t.id`);
  }

  /** Names by their numbers, as `read` has found them; the first stands for nobody. */
  get speakers(): readonly string[] {
    return this.#speakers;
  }

  /** All transcripts with passages, as they are now, in the order of their ids. */
  read(): readonly TranscriptPassages[] {
    const editions = this.#readEditions();
    this.#forget(editions);
    const news = [...editions].filter(([id, edition]) => this.#read.get(id) !== edition);
    const asked = JSON.stringify(news.map(([id]) => id));
    const rows = z.array(spokenRow).parse(this.#spoken.all(asked));
    for (let from = 0; from < rows.length; ) {
      let to = from + 1;
      while (rows[to]?.id === rows[from]?.id) to += 1;
      this.#add(rows.slice(from, to));
      from = to;
    }
    for (const [id, edition] of news) this.#read.set(id, edition);
    return [...this.#known.values()].sort((a, b) => a.id - b.id);
  }

  /** By the ids of all transcripts. */
  #readEditions(): ReadonlyMap<number, number> {
    const { ids, editions } = editionsRow.parse(this.#editions.get());
    const numbers = readIntegers(editions);
    return new Map([...readIntegers(ids)].map((id, index) => [id, at(numbers, index)]));
  }

  /** Adds a transcript from what each of its speakers says. */
  #add(rows: readonly z.infer<typeof spokenRow>[]): void {
    const { id, episodeId, language, timing } = at(rows, 0);
    const parts = rows.map(({ speaker, ids }) => ({
      speaker: speaker === null ? 0 : this.#numberOf(speaker),
      // An index gives them in no order that is promised.
      ids: readIntegers(ids).sort(),
    }));
    const first = parts.reduce((least, { ids }) => Math.min(least, at(ids, 0)), Number.POSITIVE_INFINITY);
    const last = parts.reduce((most, { ids }) => Math.max(most, at(ids, ids.length - 1)), first);
    const speakers = new Uint32Array(last - first + 1);
    for (const { speaker, ids } of parts) for (const passage of ids) speakers[passage - first] = speaker;
    this.#known.set(id, { id, episodeId, language, timed: timing !== "none", first, speakers });
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#speakers.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  /** Forgets the transcripts that are no longer there or are others now, and with them the speakers who are heard nowhere else. */
  #forget(editions: ReadonlyMap<number, number>): void {
    const gone = [...this.#read].filter(([id, edition]) => editions.get(id) !== edition);
    if (gone.length === 0) return;
    for (const [id] of gone) {
      this.#known.delete(id);
      this.#read.delete(id);
    }
    const heard = new Uint8Array(this.#speakers.length);
    heard[0] = 1;
    for (const { speakers } of this.#known.values()) for (const number of speakers) heard[number] = 1;
    if (heard.includes(0)) this.#renumber(heard);
  }

  /** Numbers anew the speakers who are heard: by their old numbers 1, others 0. What was read before stays as it is. */
  #renumber(heard: Uint8Array): void {
    const kept: string[] = [];
    const numbers = new Uint32Array(heard.length);
    for (const [old, name] of this.#speakers.entries())
      if (heard[old] === 1) numbers[old] = kept.push(name) - 1;
    for (const [id, known] of this.#known)
      this.#known.set(id, { ...known, speakers: known.speakers.map((old) => at(numbers, old)) });
    this.#speakers = kept;
    this.#numbers = new Map(kept.map((name, number) => [name, number]));
  }
}
