import { LENGTHS } from "#core/search/request.ts";
import type { Facets, FacetValue } from "#core/search/results.ts";
import type { MonthCount } from "#core/search/trend.ts";
import { at } from "./at.ts";
import type { EpisodeEntry, TranscriptEntry } from "./catalogue.ts";
import { FAILS } from "./filter.ts";
import type { HitRange } from "./ranking.ts";

/** More values of a filter than this are not a choice. */
const MOST_VALUES = 12;

type Counts = Map<string, { readonly label: string; count: number }>;

/** Counts hits by the values of the filters, each as if its own filter were open. */
export class FacetCounts {
  readonly #counts: Readonly<Record<Exclude<keyof typeof FAILS, "otherwise">, Counts>> = {
    show: new Map(),
    tag: new Map(),
    lang: new Map(),
    year: new Map(),
    length: new Map(),
  };
  readonly #speakers: Float64Array;
  /** By the month of publication, as if the days of the filter were open. */
  readonly #months = new Map<string, number>();

  constructor(speakers: number) {
    this.#speakers = new Float64Array(speakers);
  }

  /** Adds the hits of one transcript, which fails the filters of `fails` (see FAILS). */
  add(episode: EpisodeEntry, language: string, fails: number, hits: number): void {
    if (hits === 0) return;
    const { show, tags, day, year, length } = episode;
    if (passesBut("show", fails)) count(this.#counts.show, show.slug, show.title, hits);
    if (passesBut("tag", fails)) for (const tag of tags) count(this.#counts.tag, tag.slug, tag.name, hits);
    if (passesBut("lang", fails)) count(this.#counts.lang, language, language, hits);
    if (year !== null && passesBut("year", fails)) count(this.#counts.year, year, year, hits);
    if (day !== null && passesBut("year", fails)) {
      const month = day.slice(0, 7);
      this.#months.set(month, (this.#months.get(month) ?? 0) + hits);
    }
    if (length !== null && passesBut("length", fails)) count(this.#counts.length, length, length, hits);
  }

  /** Adds who speaks the hits of one transcript, of those who are wanted by their numbers; null: of all. */
  addSpeakers(
    { first, speakers }: TranscriptEntry,
    { hits: { ids }, from, to }: HitRange,
    wanted: readonly boolean[] | null,
  ): void {
    const counts = this.#speakers;
    for (let index = from; index < to; index++) {
      const speaker = speakers[(ids[index] ?? 0) - first] ?? 0;
      if (wanted === null || wanted[speaker]) counts[speaker] = (counts[speaker] ?? 0) + 1;
    }
  }

  get months(): readonly MonthCount[] {
    return [...this.#months].map(([month, count]) => ({ month, count }));
  }

  facets(speakerNames: readonly string[]): Facets {
    const speaker = speakerNames
      .map((name, number) => ({ value: name, label: name, count: at(this.#speakers, number) }))
      .filter(({ value, count }) => value !== "" && count > 0);
    const { show, tag, lang, year, length } = this.#counts;
    return {
      show: mostFrequent(values(show)),
      speaker: mostFrequent(speaker),
      tag: mostFrequent(values(tag)),
      lang: mostFrequent(values(lang)),
      year: values(year).sort((a, b) => b.value.localeCompare(a.value)),
      length: LENGTHS.flatMap((value) => {
        const counted = length.get(value);
        return counted ? [{ value, label: value, count: counted.count }] : [];
      }),
    };
  }
}

/** Whether all filters let it through, this one left aside. */
function passesBut(name: keyof typeof FAILS, fails: number): boolean {
  return (fails & ~FAILS[name]) === 0;
}

function count(counts: Counts, value: string, label: string, hits: number): void {
  const known = counts.get(value);
  if (known) known.count += hits;
  else counts.set(value, { label, count: hits });
}

function values(counts: Counts): FacetValue[] {
  return [...counts].map(([value, { label, count }]) => ({ value, label, count }));
}

function mostFrequent(list: readonly FacetValue[]): readonly FacetValue[] {
  return list.toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label)).slice(0, MOST_VALUES);
}
