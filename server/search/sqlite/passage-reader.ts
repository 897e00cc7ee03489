import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import { readIntegers } from "./integers.ts";

/** A transcript's row, and who speaks its passages; see TranscriptEntry. */
export interface TranscriptPassages {
  readonly id: number;
  readonly episodeId: number;
  readonly language: string;
  readonly first: number;
  readonly speakers: Uint16Array;
}

const spokenRow = z.object({
  id: z.number(),
  episodeId: z.number(),
  language: z.string(),
  speaker: z.string().nullable(),
  ids: z.string(),
});
const idsRow = z.object({ ids: z.string() });

/**
 * Reads whose passages they are and who speaks them, by an index alone. Transcripts are written once and replaced as a
 * whole, so that of those already read only the new ones are asked for.
 */
export class PassageReader {
  readonly #ids: Statement;
  readonly #spoken: Statement;
  readonly #known = new Map<number, TranscriptPassages>();
  readonly #numbers = new Map<string, number>();
  readonly #speakers: string[] = [""];
  #last = 0;

  constructor(sqlite: Database) {
    this.#ids = sqlite.prepare("SELECT coalesce(group_concat(id), '') AS ids FROM Transcript");
    this.#spoken = sqlite.prepare(`
      SELECT t.id, t.episodeId, t.language, p.speaker, group_concat(p.id) AS ids
        FROM Transcript t JOIN Passage p ON p.transcriptId = t.id
       WHERE t.id > ? GROUP BY t.id, p.speaker ORDER BY t.id`);
  }

  /** Names by their numbers; the first stands for nobody. */
  get speakers(): readonly string[] {
    return this.#speakers;
  }

  /** All transcripts with passages, as they are now. */
  read(): readonly TranscriptPassages[] {
    const rows = z.array(spokenRow).parse(this.#spoken.all(this.#last));
    for (let from = 0; from < rows.length; ) {
      let to = from + 1;
      while (rows[to]?.id === rows[from]?.id) to += 1;
      this.#add(rows.slice(from, to));
      from = to;
    }
    const { ids } = idsRow.parse(this.#ids.get());
    return [...readIntegers(ids)].flatMap((id) => this.#known.get(id) ?? []);
  }

  /** Adds a transcript from what each of its speakers says. */
  #add(rows: readonly z.infer<typeof spokenRow>[]): void {
    const [head] = rows;
    if (!head) return;
    const parts = rows.map(({ speaker, ids }) => ({
      speaker: this.#numberOf(speaker ?? ""),
      // An index gives them in no order that is promised.
      ids: readIntegers(ids).sort(),
    }));
    const first = Math.min(...parts.map(({ ids }) => ids[0] ?? Number.POSITIVE_INFINITY));
    const last = Math.max(...parts.map(({ ids }) => ids.at(-1) ?? 0));
    const speakers = new Uint16Array(last - first + 1);
    for (const { speaker, ids } of parts) for (const id of ids) speakers[id - first] = speaker;
    const { id, episodeId, language } = head;
    this.#known.set(id, { id, episodeId, language, first, speakers });
    this.#last = Math.max(this.#last, id);
  }

  #numberOf(name: string): number {
    if (name === "") return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#speakers.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}
