import { commonWords } from "./pairs.ts";
import { MOST_COUNTED, SEPARATOR, type Tokens } from "./segment.ts";

/** What a segment is made of; all else in it follows from this. */
export interface SegmentContent {
  readonly columns: number;
  /** By document, ascending. */
  readonly ids: Int32Array;
  /** By document: where its tokens end. */
  readonly ends: Int32Array;
  /** As tokens number them, from 1, in the order of their bytes. */
  readonly words: readonly string[];
  readonly tokens: Tokens;
}

/** By list less 1: how many documents are in it; and one list after the other which ones, and how often. */
export interface Inversion {
  readonly commons: Int32Array;
  readonly pairs: Int32Array;
  readonly counts: Int32Array;
  readonly documents: Int32Array;
  readonly frequencies: Uint8Array;
}

/** From the words of each document to the documents of each word, and of each pair of common ones. */
export function invert({ ends, words, tokens }: SegmentContent): Inversion {
  const wordCounts = countLists({ ends, tokens }, words.length, null);
  const commons = commonWords(wordCounts, ends.length);
  const { pairs, listOf } = numberPairs({ ends, tokens }, words.length, commons);
  const lists = words.length + pairs.length;
  const counts = pairs.length === 0 ? wordCounts : countLists({ ends, tokens }, lists, listOf);
  const next = new Int32Array(lists);
  let total = 0;
  for (let index = 0; index < lists; index++) {
    next[index] = total;
    total += counts[index] ?? 0;
  }
  const documents = new Int32Array(total);
  const frequencies = new Uint8Array(total);
  const repeat = (list: number) => {
    const place = (next[list - 1] ?? 0) - 1;
    frequencies[place] = Math.min(MOST_COUNTED, (frequencies[place] ?? 0) + 1);
  };
  const begin = (list: number, document: number) => {
    const place = next[list - 1] ?? 0;
    next[list - 1] = place + 1;
    documents[place] = document;
    frequencies[place] = 1;
  };
  eachPosting({ ends, tokens }, lists, listOf, begin, repeat);
  return { commons, pairs, counts, documents, frequencies };
}

type Texts = Pick<SegmentContent, "ends" | "tokens">;
/** The number of the list of two words side by side, 0 where they have none. */
type PairLists = ((first: number, second: number) => number) | null;

/** By list less 1: how many documents are in it. */
function countLists(texts: Texts, lists: number, listOf: PairLists): Int32Array {
  const counts = new Int32Array(lists);
  eachPosting(texts, lists, listOf, (list) => {
    counts[list - 1] = (counts[list - 1] ?? 0) + 1;
  });
  return counts;
}

/** The pairs of common words that stand anywhere, as a segment has them, and their lists. */
function numberPairs(
  { ends, tokens }: Texts,
  words: number,
  commons: Int32Array,
): { readonly pairs: Int32Array; readonly listOf: PairLists } {
  if (commons.length === 0) return { pairs: new Int32Array(), listOf: null };
  /** By word: its place among the common ones, from 1 on. */
  const places = new Int32Array(words + 1);
  for (const [place, word] of commons.entries()) places[word] = place + 1;
  /** By pair: 1 where it stands anywhere, and then its list. */
  const lists = new Int32Array(commons.length ** 2);
  const pairOf = (first: number, second: number) => {
    const [one, other] = [places[first] ?? 0, places[second] ?? 0];
    return one === 0 || other === 0 ? -1 : (one - 1) * commons.length + other - 1;
  };
  let at = 0;
  for (const end of ends) {
    for (; at + 1 < end; at++) {
      const pair = pairOf(tokens[at] ?? 0, tokens[at + 1] ?? 0);
      if (pair >= 0) lists[pair] = 1;
    }
    at = end;
  }
  const pairs: number[] = [];
  for (const [pair, stands] of lists.entries()) if (stands === 1) lists[pair] = words + pairs.push(pair);
  const listOf = (first: number, second: number) => {
    const pair = pairOf(first, second);
    return pair < 0 ? 0 : (lists[pair] ?? 0);
  };
  return { pairs: Int32Array.from(pairs), listOf };
}

/** Calls `begin` where a document comes to a list for the first time, and `repeat` where it does again. */
function eachPosting(
  { ends, tokens }: Texts,
  lists: number,
  listOf: PairLists,
  begin: (list: number, document: number) => void,
  repeat?: (list: number) => void,
): void {
  /** By list: one more than the last document that came to it. */
  const seen = new Int32Array(lists + 1);
  const come = (list: number, document: number) => {
    if (seen[list] === document + 1) repeat?.(list);
    else {
      seen[list] = document + 1;
      begin(list, document);
    }
  };
  let at = 0;
  for (let document = 0; document < ends.length; document++) {
    const end = ends[document] ?? 0;
    for (; at < end; at++) {
      const word = tokens[at] ?? 0;
      if (word === SEPARATOR) continue;
      come(word, document);
      if (listOf === null || at + 1 === end) continue;
      const pair = listOf(word, tokens[at + 1] ?? 0);
      if (pair !== 0) come(pair, document);
    }
  }
}
