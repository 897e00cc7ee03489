import { lowerBound } from "./lower-bound.ts";
import { type Segment, startOf } from "./segment.ts";

/** A word that is in more than one of so many documents is common: to look for two such words side by side is to read nearly all texts. */
const COMMON = 8;
/** Of fewer documents all texts are soon read. */
const LEAST_DOCUMENTS = 1024;
/** Of more words, as long texts have them, their pairs would take more room than they are worth. */
const MOST_COMMON = 256;

/** The words whose pairs are listed, ascending by their numbers. `counts`: by word less 1 how many documents have it. */
export function commonWords(counts: Int32Array, documents: number): Int32Array {
  if (documents < LEAST_DOCUMENTS) return new Int32Array();
  const common: number[] = [];
  for (const [index, count] of counts.entries()) if (count * COMMON > documents) common.push(index + 1);
  const countOf = (word: number) => counts[word - 1] ?? 0;
  const most = common.sort((a, b) => countOf(b) - countOf(a) || a - b).slice(0, MOST_COMMON);
  return Int32Array.from(most).sort();
}

/** The number of the list of documents that have two words side by side: 0 where none has; null where nobody has listed them. */
export function listOfPair({ size, commons, pairs }: Segment, first: number, second: number): number | null {
  const [one, other] = [placeIn(commons, first), placeIn(commons, second)];
  if (one < 0 || other < 0) return null;
  const place = placeIn(pairs, one * commons.length + other);
  return place < 0 ? 0 : size.words + place + 1;
}

/** How often a document has what is listed: for more than a byte counts. O(words of the document). */
export function recount(segment: Segment, list: number, document: number): number {
  const { tokens, ends, size, commons, pairs } = segment;
  const pair = pairs[list - size.words - 1];
  const first = pair === undefined ? list : commons[Math.floor(pair / commons.length)];
  const second = pair === undefined ? null : commons[pair % commons.length];
  const end = ends[document] ?? 0;
  let count = 0;
  for (let at = startOf(ends, document); at < end; at++)
    if (tokens[at] === first && (second === null || (at + 1 < end && tokens[at + 1] === second))) count += 1;
  return count;
}

/** Where a number stands in a list that ascends, or -1. */
function placeIn(list: Int32Array, wanted: number): number {
  const place = lowerBound(list, wanted);
  return list[place] === wanted ? place : -1;
}
