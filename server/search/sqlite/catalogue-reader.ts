import type { Database, Statement } from "better-sqlite3";
import { z } from "zod";
import { LENGTHS, type Length } from "#core/search/request.ts";
import { keptDay } from "#core/time/day.ts";
import { versionOf } from "../../db/version.ts";
import type { Catalogue, EpisodeEntry, ShowEntry, TagEntry } from "../catalogue/catalogue.ts";
import { PassageReader } from "./passage-reader.ts";

const date = z
  .union([z.string(), z.number()])
  .nullable()
  .transform((value) => (value === null ? null : new Date(value).getTime()));
const showRow = z.object({ id: z.number(), slug: z.string(), title: z.string(), language: z.string() });
/** id, showId, slug, title, publishedAt, duration, publishedDay, audible, transcribedAt */
const episodeRow = z.tuple([
  z.number(),
  z.number(),
  z.string(),
  z.string(),
  date,
  z.number().nullable(),
  z.string().nullable(),
  z.number(),
  date,
]);
const tagRow = z.object({ episodeId: z.number(), slug: z.string(), name: z.string() });
const nameRow = z.object({ name: z.string() });

type Show = z.infer<typeof showRow>;

/** Reads the catalogue, anew when the database shows another; what has not changed since is taken over as it was. */
export class CatalogueReader {
  readonly #sqlite: Database;
  readonly #passages: PassageReader;
  readonly #currentVersion: () => string;
  readonly #statements: Readonly<Record<"shows" | "episodes" | "tagged" | "people", Statement>>;
  /** By an episode's id, what it was made of. */
  #entries = new Map<number, { readonly source: readonly unknown[]; readonly entry: EpisodeEntry }>();
  #version: string | null = null;
  #catalogue: Catalogue | null = null;

  constructor(sqlite: Database) {
    this.#sqlite = sqlite;
    this.#passages = new PassageReader(sqlite);
    this.#currentVersion = versionOf(sqlite);
    this.#statements = {
      shows: sqlite.prepare("SELECT id, slug, title, language FROM Show"),
      episodes: sqlite
        .prepare(
          `SELECT id, showId, slug, title, publishedAt, duration, publishedDay, audioUrl IS NOT NULL, transcribedAt
             FROM Episode WHERE withdrawnAt IS NULL`,
        )
        .raw(),
      tagged: sqlite.prepare(
        `SELECT et."A" AS episodeId, t.slug, t.name FROM "_EpisodeToTag" et JOIN Tag t ON t.id = et."B"`,
      ),
      people: sqlite.prepare("SELECT DISTINCT name FROM Person"),
    };
  }

  /** The catalogue as the database is now: the same object as before while nothing has changed. */
  read(): Catalogue {
    const version = this.#currentVersion();
    if (this.#catalogue && this.#version === version) return this.#catalogue;
    this.#version = version;
    this.#catalogue = this.#sqlite.transaction(() => this.#build())();
    return this.#catalogue;
  }

  #build(): Catalogue {
    const shows = new Map(
      z
        .array(showRow)
        .parse(this.#statements.shows.all())
        .map((show) => [show.id, show]),
    );
    const passages = this.#passages.read();
    const languages = grouped(passages.map(({ episodeId, language }) => [episodeId, language]));
    const episodes = this.#readEpisodes(shows, languages);
    const transcripts = passages
      .flatMap(({ episodeId, ...transcript }) => {
        const episode = episodes.get(episodeId);
        // That of a withdrawn episode is not searched.
        return episode ? [{ ...transcript, episode }] : [];
      })
      .sort((a, b) => a.first - b.first);
    const people = z
      .array(nameRow)
      .parse(this.#statements.people.all())
      .map(({ name }) => name);
    const { speakers } = this.#passages;
    const asOf = [...episodes.values()].reduce(
      (latest, { transcribedAt }) => Math.max(latest, transcribedAt ?? 0),
      0,
    );
    return { shows: [...shows.values()], episodes, transcripts, speakers, people, asOf };
  }

  #readEpisodes(
    shows: ReadonlyMap<number, Show>,
    languages: ReadonlyMap<number, readonly string[]>,
  ): ReadonlyMap<number, EpisodeEntry> {
    const tagged = z.array(tagRow).parse(this.#statements.tagged.all());
    const tags = grouped(tagged.map(({ episodeId, ...tag }) => [episodeId, tag]));
    const kept = this.#entries;
    this.#entries = new Map();
    const episodes = new Map<number, EpisodeEntry>();
    for (const row of this.#statements.episodes.all()) {
      if (!Array.isArray(row)) throw new Error(`No row of an episode: ${JSON.stringify(row)}`);
      const [id, showId] = [Number(row[0]), Number(row[1])];
      const show = shows.get(showId);
      if (!show) throw new Error(`Episode ${id} is of no show: ${showId}`);
      const source = [...row, ...Object.values(show)];
      for (const tag of tags.get(id) ?? []) source.push(tag.slug, tag.name);
      source.push(...(languages.get(id) ?? []));
      const known = kept.get(id);
      const entry =
        known && isSame(known.source, source)
          ? known.entry
          : toEntry(row, show, tags.get(id) ?? [], [
              ...new Set([show.language, ...(languages.get(id) ?? [])]),
            ]);
      this.#entries.set(id, { source, entry });
      episodes.set(id, entry);
    }
    return episodes;
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function toEntry(
  row: readonly unknown[],
  show: ShowEntry,
  tags: readonly TagEntry[],
  languages: readonly string[],
): EpisodeEntry {
  const [id, , slug, title, publishedAt, duration, publishedDay, audible, transcribedAt] =
    episodeRow.parse(row);
  const day = keptDay(publishedDay, publishedAt);
  return {
    id,
    slug,
    title,
    show,
    publishedAt,
    day,
    year: day?.slice(0, 4) ?? null,
    duration,
    length: lengthOf(duration),
    tags,
    languages,
    audible: audible === 1,
    transcribedAt,
  };
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

function grouped<Value>(pairs: readonly (readonly [number, Value])[]): ReadonlyMap<number, readonly Value[]> {
  const groups = new Map<number, Value[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
