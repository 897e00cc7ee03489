import type { IndexLeaf, IndexQuery } from "./index-query.ts";
import { nearPlaces } from "./near-places.ts";
import { rangesOf, standsAt } from "./occurrences.ts";
import { documentOf, type SearchIndex } from "./search-index.ts";
import type { Segment, Tokens } from "./segment.ts";
import { rangeOfWord } from "./vocabulary.ts";

/** By which place of a text a thing was said for the first time, and from which place on it is said for the last time. */
interface Said {
  readonly first: number;
  readonly last: number;
}

const NEVER: Said = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

/** Tells in which order things are said in documents. */
export class WordOrder {
  readonly #index: SearchIndex;
  readonly #readers = new Map<Segment, LeafReader>();

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Whether in the document of this id all of the one thing is said before the other. */
  isBefore(id: number, one: IndexQuery, other: IndexQuery): boolean {
    const document = documentOf(this.#index, id);
    if (document === null) return false;
    const { segment, tokens } = document;
    const reader = this.#readers.get(segment) ?? new LeafReader(segment);
    this.#readers.set(segment, reader);
    return saidIn(tokens, one, reader).first < saidIn(tokens, other, reader).last;
  }
}

function saidIn(tokens: Tokens, query: IndexQuery, reader: LeafReader): Said {
  switch (query.kind) {
    case "but":
    case "within":
      return saidIn(tokens, query.wanted, reader);
    case "all":
    case "any": {
      const parts = query.of.map((part) => saidIn(tokens, part, reader));
      const [first, last] = [parts.map((part) => part.first), parts.map((part) => part.last)];
      return query.kind === "all"
        ? { first: Math.max(...first), last: Math.min(...last) }
        : { first: Math.min(...first), last: Math.max(...last) };
    }
    default:
      return reader.read(tokens, query);
  }
}

/** Reads where leaves stand in the texts of a segment. */
class LeafReader {
  readonly #segment: Segment;
  readonly #ready = new Map<IndexLeaf, (tokens: Tokens) => Said>();

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  read(tokens: Tokens, leaf: IndexLeaf): Said {
    const ready = this.#ready.get(leaf) ?? this.#prepare(leaf);
    this.#ready.set(leaf, ready);
    return ready(tokens);
  }

  #prepare(leaf: IndexLeaf): (tokens: Tokens) => Said {
    const segment = this.#segment;
    if (leaf.kind === "near") {
      const setOf = new Map<number, number>();
      for (const [set, { words }] of leaf.of.entries())
        for (const word of words) {
          const { from, to } = rangeOfWord(segment, word);
          if (from < to) setOf.set(from, set + 1);
        }
      const wanted = leaf.of.map(({ times }) => times);
      return (tokens) => {
        const sets = Array.from(tokens, (token) => setOf.get(token) ?? 0);
        const places = nearPlaces(sets, leaf);
        const [from, to] = [places[0], places.at(-1)];
        if (from === undefined || to === undefined) return NEVER;
        return { first: metBy(sets, wanted, from, 1), last: metBy(sets, wanted, to, -1) };
      };
    }
    const ranges = rangesOf(segment, leaf);
    if (ranges === null) return () => NEVER;
    return (tokens) => {
      let { first, last } = NEVER;
      for (let at = 0; at + ranges.length <= tokens.length; at++) {
        if (!standsAt(tokens, at, ranges)) continue;
        first = Math.min(first, at + ranges.length - 1);
        last = at;
      }
      return { first, last };
    };
  }
}

/** By which place, from one on, each set was met as often as is wanted. There is such a place. */
function metBy(sets: readonly number[], wanted: readonly number[], from: number, step: 1 | -1): number {
  const left = [...wanted];
  let missing = wanted.reduce((sum, times) => sum + times, 0);
  for (let at = from; ; at += step) {
    const set = (sets[at] ?? 0) - 1;
    const some = left[set] ?? 0;
    if (some === 0) continue;
    left[set] = some - 1;
    missing -= 1;
    if (missing === 0) return at;
  }
}
