import { type IndexedWord, indexedWords } from "../../text/indexed-text.ts";
import type { TextPart } from "../marked-text.ts";
import type { IndexQuery, IndexTerm, NearTerm } from "./index-query.ts";
import { nearPlaces } from "./near-places.ts";

/** Words of a text, from the first to the last, counted from 0. */
interface Place {
  readonly first: number;
  readonly last: number;
}

/**
 * The parts of a text, in order, marked where it has what a query asks for: of phrases also what stands between their words.
 * Joined they are the text. Nothing is marked in a text that does not match; ranges of documents play no part.
 */
export function markWords(text: string, query: IndexQuery): readonly TextPart[] {
  const words = indexedWords(text);
  const parts: TextPart[] = [];
  let end = 0;
  for (const { first, last } of joined(placesOf(words, query) ?? [])) {
    const [from, to] = [words[first]?.start ?? end, words[last]?.end ?? end];
    parts.push({ text: text.slice(end, from), marked: false }, { text: text.slice(from, to), marked: true });
    end = to;
  }
  parts.push({ text: text.slice(end), marked: false });
  return parts.filter((part) => part.text !== "");
}

/** Null where the words do not match. */
function placesOf(words: readonly IndexedWord[], query: IndexQuery): readonly Place[] | null {
  switch (query.kind) {
    case "phrase":
    case "beginning":
      return placesOfTerm(words, query);
    case "near":
      return placesOfNear(words, query);
    case "within":
      return placesOf(words, query.wanted);
    case "but":
      return placesOf(words, query.excluded) === null ? placesOf(words, query.wanted) : null;
    case "any": {
      const found = query.of.map((part) => placesOf(words, part)).filter((places) => places !== null);
      return found.length === 0 ? null : found.flat();
    }
    case "all": {
      const found = query.of.map((part) => placesOf(words, part)).filter((places) => places !== null);
      return found.length === 0 || found.length < query.of.length ? null : found.flat();
    }
  }
}

function placesOfTerm(words: readonly IndexedWord[], term: IndexTerm): readonly Place[] | null {
  const length = term.words.length;
  const places: Place[] = [];
  for (let first = 0; length > 0 && first + length <= words.length; first++)
    if (term.words.every((word, index) => isMeant(term, index, word, words[first + index]?.word ?? "")))
      places.push({ first, last: first + length - 1 });
  return places.length === 0 ? null : places;
}

function placesOfNear(words: readonly IndexedWord[], near: NearTerm): readonly Place[] | null {
  const sets = words.map(({ word }) => near.of.findIndex((set) => set.words.includes(word)) + 1);
  const places = nearPlaces(sets, near);
  return places.length === 0 ? null : places.map((place) => ({ first: place, last: place }));
}

function isMeant({ kind, words }: IndexTerm, index: number, wanted: string, spoken: string): boolean {
  return kind === "beginning" && index === words.length - 1 ? spoken.startsWith(wanted) : spoken === wanted;
}

/** In order, those that overlap as one. */
function joined(places: readonly Place[]): readonly Place[] {
  const whole: Place[] = [];
  for (const place of places.toSorted((a, b) => a.first - b.first)) {
    const before = whole.at(-1);
    if (before && place.first <= before.last)
      whole[whole.length - 1] = { first: before.first, last: Math.max(before.last, place.last) };
    else whole.push(place);
  }
  return whole;
}
