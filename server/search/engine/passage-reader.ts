import { z } from "zod";
import { at } from "../catalogue/at.ts";
import { type Editions, editionsOf, newsAmong } from "./editions.ts";
import { readIntegers } from "./integers.ts";
import type { Rows } from "./rows.ts";

/** A transcript's row, and who speaks its passages; see TranscriptEntry. */
export interface TranscriptPassages {
  readonly id: number;
  readonly episodeId: number;
  readonly language: string;
  readonly timed: boolean;
  readonly untimed: ReadonlySet<number>;
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
/** Of transcripts whose words were looked for in the sound alone: all others have times throughout, or nowhere. */
const untimedRow = z.object({ id: z.number(), ids: z.string() });

const NONE: ReadonlySet<number> = new Set();

/**
 * Reads whose passages they are and who speaks them, by an index alone, and which of words found by listening have no times. Of transcripts that were read already only those of
 * another edition are asked for.
 */
export class PassageReader {
  readonly #known = new Map<number, TranscriptPassages>();
  /** By their ids which editions were read, also of those without passages. */
  #read: Editions = new Map();
  #speakers: string[] = [""];
  #numbers = new Map([["", 0]]);

  /** Names by their numbers, as `read` has found them; the first stands for nobody. */
  get speakers(): readonly string[] {
    return this.#speakers;
  }

  /** All transcripts with passages among these rows, in the order of their ids. */
  async read(rows: Rows): Promise<readonly TranscriptPassages[]> {
    const [counted] = await rows.list("editions");
    const editions = editionsOf(counted);
    const asked = newsAmong(editions, this.#read);
    const spoken = z.array(spokenRow).parse(await rows.list("spoken", asked));
    const untimed = new Map(
      z
        .array(untimedRow)
        .parse(await rows.list("untimed", asked))
        .map(({ id, ids }) => [id, new Set(readIntegers(ids))]),
    );
    // From here on nothing fails halfway.
    this.#forget(editions);
    for (let from = 0; from < spoken.length; ) {
      let to = from + 1;
      while (spoken[to]?.id === spoken[from]?.id) to += 1;
      this.#add(spoken.slice(from, to), untimed.get(at(spoken, from).id) ?? NONE);
      from = to;
    }
    this.#read = editions;
    return [...this.#known.values()].sort((a, b) => a.id - b.id);
  }

  /** Adds a transcript from what each of its speakers says. */
  #add(rows: readonly z.infer<typeof spokenRow>[], untimed: ReadonlySet<number>): void {
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
    const timed = timing !== "none";
    this.#known.set(id, { id, episodeId, language, timed, untimed, first, speakers });
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#speakers.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  /** Forgets the transcripts that are no longer there or are others now, and with them the speakers who are heard nowhere else. */
  #forget(editions: Editions): void {
    const gone = newsAmong(this.#read, editions);
    if (gone.length === 0) return;
    for (const id of gone) this.#known.delete(id);
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
