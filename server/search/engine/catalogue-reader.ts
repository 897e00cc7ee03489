import { z } from "zod";
import { LENGTHS, type Length } from "#core/search/request.ts";
import { keptDay } from "#core/time/day.ts";
import type { Catalogue, EpisodeEntry, ShowEntry, TagEntry } from "../catalogue/catalogue.ts";
import { PassageReader } from "./passage-reader.ts";
import type { Rows } from "./rows.ts";

const date = z
  .union([z.string(), z.number()])
  .nullable()
  .transform((value) => (value === null ? null : new Date(value).getTime()));
const showRow = z.object({ id: z.number(), slug: z.string(), title: z.string(), language: z.string() });
/** id, showId, slug, title, publishedAt, duration, publishedDay, audible (not every database has truth values), transcribedAt */
const episodeRow = z.tuple([
  z.number(),
  z.number(),
  z.string(),
  z.string(),
  date,
  z.number().nullable(),
  z.string().nullable(),
  z.coerce.boolean(),
  date,
]);
const tagRow = z.object({ episodeId: z.number(), slug: z.string(), name: z.string() });
const nameRow = z.object({ name: z.string() });

type Show = z.infer<typeof showRow>;

/** Reads the catalogue, anew when the database shows another; what has not changed since is taken over as it was. */
export class CatalogueReader {
  readonly #passages = new PassageReader();
  /** By an episode's id, what it was made of. */
  #entries = new Map<number, { readonly source: readonly unknown[]; readonly entry: EpisodeEntry }>();
  #version: string | null = null;
  #catalogue: Catalogue | null = null;

  /** The catalogue of these rows: the same object as before while nothing has changed. */
  async read(rows: Rows): Promise<Catalogue> {
    const { version } = rows;
    if (this.#catalogue && this.#version === version) return this.#catalogue;
    this.#catalogue = await this.#build(rows);
    this.#version = version;
    return this.#catalogue;
  }

  async #build(rows: Rows): Promise<Catalogue> {
    const shows = new Map(
      z
        .array(showRow)
        .parse(await rows.list("shows"))
        .map((show) => [show.id, show]),
    );
    const passages = await this.#passages.read(rows);
    const languages = grouped(passages.map(({ episodeId, language }) => [episodeId, language]));
    const episodes = await this.#readEpisodes(rows, shows, languages);
    const transcripts = passages
      .flatMap(({ episodeId, ...transcript }) => {
        const episode = episodes.get(episodeId);
        // That of a withdrawn episode is not searched.
        return episode ? [{ ...transcript, episode }] : [];
      })
      .sort((a, b) => a.first - b.first);
    const people = z
      .array(nameRow)
      .parse(await rows.list("people"))
      .map(({ name }) => name);
    const { speakers } = this.#passages;
    const asOf = [...episodes.values()].reduce(
      (latest, { transcribedAt }) => Math.max(latest, transcribedAt ?? 0),
      0,
    );
    return { shows: [...shows.values()], episodes, transcripts, speakers, people, asOf };
  }

  async #readEpisodes(
    rows: Rows,
    shows: ReadonlyMap<number, Show>,
    languages: ReadonlyMap<number, readonly string[]>,
  ): Promise<ReadonlyMap<number, EpisodeEntry>> {
    const tagged = z.array(tagRow).parse(await rows.list("tagged"));
    const tags = grouped(tagged.map(({ episodeId, ...tag }) => [episodeId, tag]));
    const read = await rows.tuples("episodes");
    const kept = this.#entries;
    this.#entries = new Map();
    const episodes = new Map<number, EpisodeEntry>();
    for (const row of read) {
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
    audible,
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
