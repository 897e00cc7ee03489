import type { FacetValue } from "#core/search/results.ts";
import type { Catalogue, EpisodeEntry } from "./catalogue.ts";
import { joinVoices, type Voices } from "./voices.ts";

/** What a value is called, by its number. */
export type ValueNames = readonly Omit<FacetValue, "count">[];

/** One value for each episode, by the places of these; -1 where it has none. */
export interface ValueColumn {
  readonly names: ValueNames;
  readonly numbers: Int32Array;
}

/** Whether the passages of a transcript can be heard. */
export const HEARD = { none: 0, all: 1, some: 2 } as const;

/**
 * A catalogue in columns, which every hit is held against: of most transcripts and episodes nothing else is read. Episodes have
 * places in the order of the catalogue, and so have transcripts.
 */
export interface Columns {
  /** By transcript: the id of its first passage, and one more than that of its last. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  /** By transcript: the place of its episode. */
  readonly episodes: Int32Array;
  /** By transcript: see HEARD. */
  readonly heard: Uint8Array;
  /** Who speaks, of all transcripts one behind the other, and by transcript where that of the passage with the id 0 would stand. */
  readonly voices: Uint32Array;
  readonly voicesFrom: Int32Array;
  /** By transcript: the number of its language. */
  readonly languages: Int32Array;
  readonly languageNames: ValueNames;
  readonly show: ValueColumn;
  readonly year: ValueColumn;
  /** Of publication. */
  readonly month: ValueColumn;
  readonly length: ValueColumn;
  /** By episode. */
  readonly entries: readonly EpisodeEntry[];
  /** By episode: the places of its transcripts. */
  readonly transcriptsOf: readonly (readonly number[])[];
  /** By episode, in epoch milliseconds; NaN where nobody knows. */
  readonly published: Float64Array;
  /** By episode: where the numbers of its tags end. */
  readonly tagEnds: Int32Array;
  readonly tags: Int32Array;
  readonly tagNames: ValueNames;
  /** By the id of an episode. */
  readonly placeOf: ReadonlyMap<number, number>;
}

const known = new WeakMap<Catalogue, Columns>();
/** Of the catalogue whose columns were made last. */
let lastVoices: Voices | null = null;

/** The columns of a catalogue, made once. */
export function columnsOf(catalogue: Catalogue): Columns {
  const kept = known.get(catalogue);
  if (kept) return kept;
  const entries = [...catalogue.episodes.values()];
  const placeOf = new Map<number, number>();
  for (const [place, { id }] of entries.entries()) placeOf.set(id, place);
  lastVoices = joinVoices(catalogue.transcripts, lastVoices);
  const transcripts = { ...transcriptColumns(catalogue, placeOf), voices: lastVoices.voices };
  const transcriptsOf: number[][] = entries.map(() => []);
  for (const [place, episode] of transcripts.episodes.entries()) transcriptsOf[episode]?.push(place);
  const columns = { ...transcripts, ...episodeColumns(entries), entries, transcriptsOf };
  known.set(catalogue, columns);
  return columns;
}

function transcriptColumns({ transcripts, episodes: all }: Catalogue, placeOf: ReadonlyMap<number, number>) {
  const count = transcripts.length;
  const [firsts, ends, episodes] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [voicesFrom, languages, heard] = [
    new Int32Array(count),
    new Int32Array(count),
    new Uint8Array(count),
  ];
  const numbers = new Numbers();
  let end = 0;
  for (const [place, { episode, first, speakers, language, timed, untimed }] of transcripts.entries()) {
    firsts[place] = first;
    ends[place] = first + speakers.length;
    episodes[place] = placeOf.get(episode.id) ?? -1;
    languages[place] = numbers.of(language, language);
    if (timed && episode.audible) heard[place] = untimed.size === 0 ? HEARD.all : HEARD.some;
    voicesFrom[place] = end - first;
    end += speakers.length;
  }
  for (const episode of all.values()) for (const one of episode.languages) numbers.of(one, one);
  const languageNames = numbers.names;
  return { firsts, ends, episodes, heard, voicesFrom, languages, languageNames, placeOf };
}

function episodeColumns(episodes: readonly EpisodeEntry[]) {
  const tags = new Numbers();
  const tagged: number[] = [];
  const tagEnds = new Int32Array(episodes.length);
  for (const [place, episode] of episodes.entries()) {
    for (const { slug, name } of episode.tags) tagged.push(tags.of(slug, name));
    tagEnds[place] = tagged.length;
  }
  return {
    show: columnOf(
      episodes,
      ({ show }) => show.slug,
      ({ show }) => show.title,
    ),
    year: columnOf(episodes, ({ year }) => year),
    month: columnOf(episodes, ({ day }) => day?.slice(0, 7) ?? null),
    length: columnOf(episodes, ({ length }) => length),
    published: Float64Array.from(episodes, ({ publishedAt }) => publishedAt ?? Number.NaN),
    tagEnds,
    tags: Int32Array.from(tagged),
    tagNames: tags.names,
  };
}

function columnOf(
  episodes: readonly EpisodeEntry[],
  read: (episode: EpisodeEntry) => string | null,
  labelOf = read,
): ValueColumn {
  const values = new Numbers();
  const numbers = new Int32Array(episodes.length).fill(-1);
  for (const [place, episode] of episodes.entries()) {
    const value = read(episode);
    if (value !== null) numbers[place] = values.of(value, labelOf(episode) ?? value);
  }
  return { names: values.names, numbers };
}

/** Numbers values from 0 on. */
class Numbers {
  readonly names: Omit<FacetValue, "count">[] = [];
  readonly #numbers = new Map<string, number>();

  of(value: string, label: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.names.push({ value, label }) - 1;
    this.#numbers.set(value, number);
    return number;
  }
}
