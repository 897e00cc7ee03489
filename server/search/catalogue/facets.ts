import { LENGTHS } from "#core/search/request.ts";
import type { Facets, FacetValue } from "#core/search/results.ts";
import type { MonthCount } from "#core/search/trend.ts";
import { at } from "./at.ts";
import type { Columns, ValueColumn, ValueNames } from "./columns.ts";
import { FAILS } from "./filter.ts";
import type { HitRange } from "./hit-range.ts";

/** More values of a filter than this are not a choice. */
const MOST_VALUES = 12;

/** Counts hits by the values of the filters, each as if its own filter were open. */
export class FacetCounts {
  readonly #columns: Columns;
  readonly #show: ValueCounts;
  readonly #tag: ValueCounts;
  readonly #lang: ValueCounts;
  readonly #year: ValueCounts;
  readonly #length: ValueCounts;
  /** By the month of publication, as if the days of the filter were open. */
  readonly #month: ValueCounts;
  readonly #speakers: Int32Array;

  constructor(columns: Columns, speakers: number) {
    this.#columns = columns;
    this.#show = new ValueCounts(columns.show.names);
    this.#tag = new ValueCounts(columns.tagNames);
    this.#lang = new ValueCounts(columns.languageNames);
    this.#year = new ValueCounts(columns.year.names);
    this.#length = new ValueCounts(columns.length.names);
    this.#month = new ValueCounts(columns.month.names);
    this.#speakers = new Int32Array(speakers);
  }

  /** Adds hits of one episode, by its place, in a language, by its number; they fail the filters of `fails` (see FAILS). */
  add(episode: number, language: number, fails: number, hits: number): void {
    if (hits === 0) return;
    const { show, tags, tagEnds, year, month, length } = this.#columns;
    if (passesBut("show", fails)) this.#show.addOf(show, episode, hits);
    if (passesBut("tag", fails))
      for (
        let index = episode === 0 ? 0 : (tagEnds[episode - 1] ?? 0);
        index < (tagEnds[episode] ?? 0);
        index++
      )
        this.#tag.add(tags[index] ?? 0, hits);
    if (passesBut("lang", fails)) this.#lang.add(language, hits);
    if (passesBut("year", fails)) {
      this.#year.addOf(year, episode, hits);
      this.#month.addOf(month, episode, hits);
    }
    if (passesBut("length", fails)) this.#length.addOf(length, episode, hits);
  }

  /** Adds who speaks the hits of one transcript, by its place, of those who are wanted by their numbers; null: of all. */
  addSpeakers(
    transcript: number,
    { hits: { ids }, from, to }: HitRange,
    wanted: readonly boolean[] | null,
  ): void {
    const { voices, voicesFrom } = this.#columns;
    const counts = this.#speakers;
    const start = voicesFrom[transcript] ?? 0;
    for (let index = from; index < to; index++) {
      const speaker = voices[start + (ids[index] ?? 0)] ?? 0;
      if (wanted === null || wanted[speaker]) counts[speaker] = (counts[speaker] ?? 0) + 1;
    }
  }

  get months(): readonly MonthCount[] {
    return this.#month.values.map(({ value, count }) => ({ month: value, count }));
  }

  facets(speakerNames: readonly string[]): Facets {
    const speaker = speakerNames
      .map((name, number) => ({ value: name, label: name, count: at(this.#speakers, number) }))
      .filter(({ value, count }) => value !== "" && count > 0);
    const lengths = this.#length.values;
    return {
      show: mostFrequent(this.#show.values),
      speaker: mostFrequent(speaker),
      tag: mostFrequent(this.#tag.values),
      lang: mostFrequent(this.#lang.values),
      year: this.#year.values.sort((a, b) => b.value.localeCompare(a.value)),
      length: LENGTHS.flatMap((value) => {
        const counted = lengths.find((one) => one.value === value);
        return counted ? [{ ...counted, value }] : [];
      }),
    };
  }
}

/** Whether all filters let it through, this one left aside. */
function passesBut(name: keyof typeof FAILS, fails: number): boolean {
  return (fails & ~FAILS[name]) === 0;
}

/** How many hits have each of some values, by their numbers. */
class ValueCounts {
  readonly #names: ValueNames;
  readonly #counts: Int32Array;
  /** The numbers of those that any hit has, as they were first seen. */
  readonly #seen: number[] = [];

  constructor(names: ValueNames) {
    this.#names = names;
    this.#counts = new Int32Array(names.length);
  }

  add(number: number, hits: number): void {
    const before = this.#counts[number] ?? 0;
    if (before === 0) this.#seen.push(number);
    this.#counts[number] = before + hits;
  }

  /** Adds hits of an episode, which may have no such value. */
  addOf({ numbers }: ValueColumn, episode: number, hits: number): void {
    const number = numbers[episode] ?? -1;
    if (number >= 0) this.add(number, hits);
  }

  get values(): FacetValue[] {
    return this.#seen.map((number) => ({ ...at(this.#names, number), count: at(this.#counts, number) }));
  }
}

function mostFrequent(list: readonly FacetValue[]): readonly FacetValue[] {
  return list.toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label)).slice(0, MOST_VALUES);
}
