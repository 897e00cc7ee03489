import { type FoldedText, findAll, foldText } from "../text/find.ts";
import { UNSPACED } from "../text/word.ts";
import type { StoredPassage } from "../transcript/transcript.ts";
import { decodeWordTimes } from "../transcript/word-times.ts";
import { excerptParts, firstMarkedWord, type TextPart } from "./marked-text.ts";

/** A passage in which all the words stand that were searched for. */
export interface KeptHit {
  /** Which passage, counted from 0. */
  readonly passage: number;
  /** When the first of the words is spoken, seconds; null in an untimed transcript. */
  readonly start: number | null;
  readonly speaker: string | null;
  readonly parts: readonly TextPart[];
}

/** About so much of a passage is shown. Characters. */
const LONGEST_EXCERPT = 200;

/** Passages made ready for searching; worth keeping while somebody types. */
export function foldPassages(passages: readonly StoredPassage[]): readonly FoldedText[] {
  return passages.map(({ text }) => foldText(text));
}

/**
 * The passages in which every word of the query begins a word, in order, at most `most`: what a browser searches by itself in
 * what it keeps. Word forms and operators are the index's. Nothing for a query without words.
 */
export function searchPassages(
  passages: readonly StoredPassage[],
  folded: readonly FoldedText[],
  query: string,
  most: number,
): readonly KeptHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const hits: KeptHit[] = [];
  for (const [place, passage] of passages.entries()) {
    const text = folded[place];
    const spans = text ? matchesOf(passage.text, text, words) : null;
    if (spans) hits.push(hitAt(place, passage, spans));
    if (hits.length === most) break;
  }
  return hits;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function wordsOf(query: string): readonly string[] {
  return query.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const UNSPACED_FIRST = new RegExp(`^[${UNSPACED}]`, "u");

/** Where the words stand in a text, in order; null where one of them does not. */
function matchesOf(text: string, folded: FoldedText, words: readonly string[]): readonly Span[] | null {
  const options = { matchCase: false, wholeWords: false };
  const spans: Span[] = [];
  for (const word of words) {
    const found = findAll([folded], word, options).filter(
      ({ start }) =>
        UNSPACED_FIRST.test(word) || !WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start)),
    );
    if (found.length === 0) return null;
    spans.push(...found);
  }
  return spans.sort((one, other) => one.start - other.start);
}

function hitAt(
  place: number,
  { text, start, speaker, wordTimes }: StoredPassage,
  spans: readonly Span[],
): KeptHit {
  const parts: TextPart[] = [];
  let position = 0;
  for (const span of spans) {
    if (span.end <= position) continue;
    const from = Math.max(span.start, position);
    if (from > position) parts.push({ text: text.slice(position, from), marked: false });
    parts.push({ text: text.slice(from, span.end), marked: true });
    position = span.end;
  }
  if (position < text.length) parts.push({ text: text.slice(position), marked: false });
  return {
    passage: place,
    start: decodeWordTimes(wordTimes)[firstMarkedWord(parts)] ?? start,
    speaker,
    parts: excerptParts(parts, LONGEST_EXCERPT),
  };
}
