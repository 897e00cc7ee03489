import { z } from "zod";
import { LENGTHS, type Length } from "#core/search/request.ts";
import { keptDay } from "#core/time/day.ts";
import type { EpisodeEntry } from "../catalogue/catalogue.ts";
import { type Editions, editionsOf, newsAmong } from "./editions.ts";
import type { Rows } from "./rows.ts";

const date = z
  .union([z.string(), z.number()])
  .nullable()
  .transform((value) => (value === null ? null : new Date(value).getTime()));
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
/** slug and name, of one tag after the other */
const tagValues = z.array(z.string());

/** A show, the same object as long as nothing of it has changed. */
export interface Show {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly language: string;
}

/** What an episode is made of. */
interface EpisodeSource {
  readonly row: readonly unknown[];
  readonly show: Show;
  /** Slug and name, of one tag after the other. */
  readonly tags: readonly unknown[];
  /** Of its transcripts. */
  readonly languages: readonly string[];
}

const NONE: readonly never[] = [];

/** What was read of an episode. */
type EpisodeText = Pick<EpisodeSource, "row" | "tags">;

/**
 * Reads the episodes of a catalogue: of those that were read already only those of another edition are asked for. One that is
 * made of the same as before stays the object that it was.
 */
export class EpisodeEntries {
  /** By their ids which editions were read, also of those that are withdrawn. */
  #read: Editions = new Map();
  /** By their ids, in the order of these. */
  #known: ReadonlyMap<number, EpisodeSource & { readonly entry: EpisodeEntry }> = new Map();

  /** All episodes among these rows, by their ids and in the order of these; `languages`: those of the transcripts of each. */
  async read(
    rows: Rows,
    shows: ReadonlyMap<number, Show>,
    languages: ReadonlyMap<number, readonly string[]>,
  ): Promise<ReadonlyMap<number, EpisodeEntry>> {
    const [counted] = await rows.list("episodeEditions");
    const editions = editionsOf(counted);
    const news = new Map<number, EpisodeText | null>(newsAmong(editions, this.#read).map((id) => [id, null]));
    const asked = [...news.keys()];
    const tagged = tagsOf(await rows.tuples("tagged", asked));
    for (const row of await rows.tuples("episodes", asked)) {
      if (!Array.isArray(row)) throw new Error(`No row of an episode: ${JSON.stringify(row)}`);
      const id = Number(row[0]);
      news.set(id, { row, tags: tagged.get(id) ?? NONE });
    }
    const made = new Map<number, EpisodeSource & { readonly entry: EpisodeEntry }>();
    const entries = new Map<number, EpisodeEntry>();
    for (const id of Float64Array.from(editions.keys()).sort()) {
      const known = this.#known.get(id);
      const text = news.has(id) ? news.get(id) : known;
      // One that is withdrawn.
      if (!text) continue;
      const { row, tags } = text;
      const source = { row, tags, show: showOf(text, shows), languages: languages.get(id) ?? NONE };
      const own = known && isMadeOf(known, source) ? known : { ...source, entry: toEntry(source) };
      made.set(id, own);
      entries.set(id, own.entry);
    }
    // From here on nothing fails halfway.
    this.#known = made;
    this.#read = editions;
    return entries;
  }
}

function showOf({ row }: EpisodeText, shows: ReadonlyMap<number, Show>): Show {
  const show = shows.get(Number(row[1]));
  if (!show) throw new Error(`Episode ${row[0]} is of no show: ${row[1]}`);
  return show;
}

function isMadeOf(known: EpisodeSource, { row, show, tags, languages }: EpisodeSource): boolean {
  return (
    known.show === show &&
    isSame(known.row, row) &&
    isSame(known.tags, tags) &&
    isSame(known.languages, languages)
  );
}

/** Whether both hold the same values in the same order. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((value, index) => value === other[index]))
  );
}

function toEntry({ row, show, tags, languages }: EpisodeSource): EpisodeEntry {
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
    tags: toTags(tags),
    languages: [...new Set([show.language, ...languages])],
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

function toTags(values: readonly unknown[]): EpisodeEntry["tags"] {
  const read = tagValues.parse(values);
  return read.flatMap((slug, place) => (place % 2 === 0 ? [{ slug, name: read[place + 1] ?? "" }] : []));
}

/** By an episode's id: slug and name, of one tag after the other. */
function tagsOf(tagged: readonly unknown[]): ReadonlyMap<number, readonly unknown[]> {
  const tags = new Map<number, unknown[]>();
  for (const row of tagged) {
    if (!Array.isArray(row)) throw new Error(`No row of a tag: ${JSON.stringify(row)}`);
    const known = tags.get(Number(row[0]));
    if (known) known.push(row[1], row[2]);
    else tags.set(Number(row[0]), [row[1], row[2]]);
  }
  return tags;
}
