import type { FacetValue } from "#core/search/results.ts";
import { at } from "./at.ts";
import type { Catalogue, EpisodeEntry } from "./catalogue.ts";

/** What a value is called, by its number. */
export type ValueNames = readonly Omit<FacetValue, "count">[];

/** One value for each episode, by the places of these; -1 where it has none. */
export interface ValueColumn {
  readonly names: ValueNames;
  readonly numbers: Int32Array;
}

/** Who speaks passages, as `TranscriptEntry.speakers` has it. */
export type Voices = Uint16Array | Uint32Array;

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
  /** Of all transcripts one behind the other, and by transcript where those of the passage with the id 0 would stand. */
  readonly voices: Voices;
  readonly voicesFrom: Int32Array;
  /** By transcript: the number of its language. */
  readonly languages: Int32Array;
  readonly languageNames: ValueNames;
  readonly show: ValueColumn;
  readonly year: ValueColumn;
  /** Of publication. */
  readonly month: ValueColumn;
  readonly length: ValueColumn;
  /** By episode: where the numbers of its tags end. */
  readonly tagEnds: Int32Array;
  readonly tags: Int32Array;
  readonly tagNames: ValueNames;
  /** By the id of an episode. */
  readonly placeOf: ReadonlyMap<number, number>;
}

const known = new WeakMap<Catalogue, Columns>();

/** The columns of a catalogue, made once. */
export function columnsOf(catalogue: Catalogue): Columns {
  const kept = known.get(catalogue);
  if (kept) return kept;
  const episodes = [...catalogue.episodes.values()];
  const columns = {
    ...transcriptColumns(catalogue, new Map(episodes.map(({ id }, place) => [id, place]))),
    ...episodeColumns(episodes),
  };
  known.set(catalogue, columns);
  return columns;
}

function transcriptColumns(
  { transcripts, episodes, speakers }: Catalogue,
  placeOf: ReadonlyMap<number, number>,
) {
  const languages = new Numbers();
  for (const episode of episodes.values()) for (const one of episode.languages) languages.of(one, one);
  const lengths = transcripts.map((transcript) => transcript.speakers.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const voices = speakers.length > 0xffff ? new Uint32Array(total) : new Uint16Array(total);
  const voicesFrom = new Int32Array(transcripts.length);
  let end = 0;
  for (const [place, { first, speakers: own }] of transcripts.entries()) {
    voices.set(own, end);
    voicesFrom[place] = end - first;
    end += own.length;
  }
  return {
    firsts: Int32Array.from(transcripts, ({ first }) => first),
    ends: Int32Array.from(transcripts, ({ first }, place) => first + at(lengths, place)),
    episodes: Int32Array.from(transcripts, ({ episode }) => placeOf.get(episode.id) ?? -1),
    heard: Uint8Array.from(transcripts, ({ timed, untimed, episode }) => {
      if (!timed || !episode.audible) return HEARD.none;
      return untimed.size === 0 ? HEARD.all : HEARD.some;
    }),
    voices,
    voicesFrom,
    languages: Int32Array.from(transcripts, ({ language }) => languages.of(language, language)),
    languageNames: languages.names,
    placeOf,
  };
}

function episodeColumns(episodes: readonly EpisodeEntry[]) {
  const tags = new Numbers();
  const tagged = episodes.map((episode) => episode.tags.map(({ slug, name }) => tags.of(slug, name)));
  let end = 0;
  return {
    show: columnOf(
      episodes,
      ({ show }) => show.slug,
      ({ show }) => show.title,
    ),
    year: columnOf(episodes, ({ year }) => year),
    month: columnOf(episodes, ({ day }) => day?.slice(0, 7) ?? null),
    length: columnOf(episodes, ({ length }) => length),
    tagEnds: Int32Array.from(tagged, (own) => {
      end += own.length;
      return end;
    }),
    tags: Int32Array.from(tagged.flat()),
    tagNames: tags.names,
  };
}

function columnOf(
  episodes: readonly EpisodeEntry[],
  read: (episode: EpisodeEntry) => string | null,
  labelOf = read,
): ValueColumn {
  const values = new Numbers();
  const numbers = Int32Array.from(episodes, (episode) => {
    const value = read(episode);
    return value === null ? -1 : values.of(value, labelOf(episode) ?? value);
  });
  return { names: values.names, numbers };
}

/** Numbers values from 0 on. */
class Numbers {
  readonly names: Omit<FacetValue, "count">[] = [];
  readonly #numbers = new Map<string, number>();

  of(value: string, label: string): number {
    const number = this.#numbers.get(value) ?? this.names.push({ value, label }) - 1;
    this.#numbers.set(value, number);
    return number;
  }
}
