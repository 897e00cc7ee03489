import type { Database } from "better-sqlite3";
import { z } from "zod";
import { LENGTHS, type Length } from "#core/search-request.ts";
import { readIntegers } from "./integers.ts";

export interface ShowEntry {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
}

export interface TagEntry {
  readonly slug: string;
  readonly name: string;
}

export interface EpisodeEntry {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly show: ShowEntry;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** The same as a day in UTC, `2026-11-23`. */
  readonly day: string | null;
  readonly year: string | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly length: Length | null;
  readonly tags: readonly TagEntry[];
  /** Of the show, and of its transcripts. */
  readonly languages: readonly string[];
}

/** A transcript and its passages, whose ids lie together because it was written in one transaction. */
export interface TranscriptEntry {
  readonly id: number;
  readonly episode: EpisodeEntry;
  readonly language: string;
  /** The id of its first passage. */
  readonly first: number;
  /** By a passage's id less `first`: who speaks, as a place in `Catalogue.speakers`; 0 where nobody is named. */
  readonly speakers: Uint16Array;
}

/** What search knows of an archive without reading its texts. */
export interface Catalogue {
  readonly shows: readonly ShowEntry[];
  readonly episodes: ReadonlyMap<number, EpisodeEntry>;
  /** In the order of their passages' ids. */
  readonly transcripts: readonly TranscriptEntry[];
  /** Names; the first stands for nobody. */
  readonly speakers: readonly string[];
  /** Names of credited people. */
  readonly people: readonly string[];
}

type Passages = Pick<TranscriptEntry, "first" | "speakers">;

const date = z
  .union([z.string(), z.number()])
  .nullable()
  .transform((value) => (value === null ? null : new Date(value).getTime()));
const showRow = z.object({ id: z.number(), slug: z.string(), title: z.string(), language: z.string() });
const episodeRow = z.object({
  ...{ id: z.number(), showId: z.number(), slug: z.string(), title: z.string() },
  ...{ publishedAt: date, duration: z.number().nullable() },
});
const tagRow = z.object({ episodeId: z.number(), slug: z.string(), name: z.string() });
const transcriptRow = z.object({ id: z.number(), episodeId: z.number(), language: z.string() });
const spokenRow = z.object({ transcriptId: z.number(), speaker: z.string().nullable(), ids: z.string() });
const nameRow = z.object({ name: z.string() });

const SPOKEN = `
  SELECT transcriptId, speaker, group_concat(id) AS ids
    FROM Passage WHERE transcriptId > ? GROUP BY transcriptId, speaker`;
const TAGGED = `SELECT et."A" AS episodeId, t.slug, t.name FROM "_EpisodeToTag" et JOIN Tag t ON t.id = et."B"`;

/** Reads the catalogue, anew when the database has changed; of the passages only those that came since. */
export class CatalogueReader {
  readonly #sqlite: Database;
  readonly #passages = new Map<number, Passages>();
  readonly #speakers = new Map<string, number>();
  readonly #speakerNames: string[] = [""];
  #version: unknown = null;
  #catalogue: Catalogue | null = null;
  #lastTranscript = 0;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
  }

  /** The catalogue as the database is now: the same object as before while nothing has changed. */
  read(): Catalogue {
    const version = this.#sqlite.pragma("data_version", { simple: true });
    if (this.#catalogue && this.#version === version) return this.#catalogue;
    this.#version = version;
    this.#catalogue = this.#sqlite.transaction(() => this.#build())();
    return this.#catalogue;
  }

  #build(): Catalogue {
    const shows = new Map(
      this.#all(showRow, "SELECT id, slug, title, language FROM Show").map((s) => [s.id, s]),
    );
    const rows = this.#all(transcriptRow, "SELECT id, episodeId, language FROM Transcript");
    const episodes = this.#readEpisodes(shows, grouped(rows.map((row) => [row.episodeId, row.language])));
    this.#readPassages();
    const transcripts = rows
      .flatMap(({ id, episodeId, language }): TranscriptEntry[] => {
        const episode = episodes.get(episodeId);
        const passages = this.#passages.get(id);
        return episode && passages ? [{ id, episode, language, ...passages }] : [];
      })
      .sort((a, b) => a.first - b.first);
    const people = this.#all(nameRow, "SELECT DISTINCT name FROM Person").map(({ name }) => name);
    return { shows: [...shows.values()], episodes, transcripts, speakers: this.#speakerNames, people };
  }

  #readEpisodes(
    shows: ReadonlyMap<number, z.infer<typeof showRow>>,
    languages: ReadonlyMap<number, readonly string[]>,
  ): ReadonlyMap<number, EpisodeEntry> {
    const tags = grouped(this.#all(tagRow, TAGGED).map(({ episodeId, ...tag }) => [episodeId, tag]));
    const rows = this.#all(episodeRow, "SELECT id, showId, slug, title, publishedAt, duration FROM Episode");
    return new Map(
      rows.flatMap(({ showId, ...row }): [number, EpisodeEntry][] => {
        const show = shows.get(showId);
        if (!show) return [];
        const spoken = [show.language, ...(languages.get(row.id) ?? [])];
        const day = row.publishedAt === null ? null : new Date(row.publishedAt).toISOString().slice(0, 10);
        const derived = { day, year: day?.slice(0, 4) ?? null, length: lengthOf(row.duration) };
        const languagesOf = [...new Set(spoken)];
        return [[row.id, { ...row, ...derived, show, languages: languagesOf, tags: tags.get(row.id) ?? [] }]];
      }),
    );
  }

  /** Transcripts are written once and replaced as a whole, so that those already read stay as they are. */
  #readPassages(): void {
    const rows = this.#all(spokenRow, SPOKEN, this.#lastTranscript);
    const spoken = grouped(
      rows.map(({ transcriptId, speaker, ids }) => [
        transcriptId,
        { speaker: this.#speakerNumber(speaker ?? ""), ids: readIntegers(ids) },
      ]),
    );
    for (const [transcriptId, parts] of spoken) {
      const first = Math.min(...parts.map(({ ids }) => ids[0] ?? Number.POSITIVE_INFINITY));
      const last = Math.max(...parts.map(({ ids }) => ids.at(-1) ?? 0));
      const speakers = new Uint16Array(last - first + 1);
      for (const { speaker, ids } of parts) for (const id of ids) speakers[id - first] = speaker;
      this.#passages.set(transcriptId, { first, speakers });
      this.#lastTranscript = Math.max(this.#lastTranscript, transcriptId);
    }
  }

  #speakerNumber(name: string): number {
    if (name === "") return 0;
    let number = this.#speakers.get(name);
    if (number === undefined) {
      number = this.#speakerNames.push(name) - 1;
      this.#speakers.set(name, number);
    }
    return number;
  }

  #all<Schema extends z.ZodType>(schema: Schema, statement: string, ...values: number[]): z.infer<Schema>[] {
    return z.array(schema).parse(this.#sqlite.prepare(statement).all(...values));
  }
}

function grouped<Value>(pairs: readonly (readonly [number, Value])[]): ReadonlyMap<number, readonly Value[]> {
  const groups = new Map<number, Value[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Minutes at which an episode is no longer short, and is long. */
const MEDIUM_FROM = 20;
const LONG_FROM = 60;

function lengthOf(duration: number | null): Length | null {
  if (duration === null) return null;
  const [short, medium, long] = LENGTHS;
  const minutes = duration / 60;
  if (minutes < MEDIUM_FROM) return short;
  return minutes < LONG_FROM ? medium : long;
}
