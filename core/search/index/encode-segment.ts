import {
  allocateSegment,
  BLOCK,
  LONGEST,
  lengthOf,
  MOST_COUNTED,
  SEPARATOR,
  type Segment,
  sealSegment,
  type Tokens,
} from "./segment.ts";
import { bytesOf, writeNumber } from "./variable-bytes.ts";
import { bytesOfUnit } from "./vocabulary.ts";

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

/** By word less 1: how many documents have it; and one word after the other which ones, and how often. */
interface Inversion {
  readonly counts: Int32Array;
  readonly documents: Int32Array;
  readonly frequencies: Uint8Array;
}

/** A segment of the same content is the same to the byte, however it came together. Throws where ids do not ascend. O(words of all documents). */
export function encodeSegment(content: SegmentContent): Segment {
  const { columns, ids, ends, words, tokens } = content;
  for (let index = 1; index < ids.length; index++)
    if ((ids[index] ?? 0) <= (ids[index - 1] ?? 0))
      throw new Error(`Document ${ids[index]} does not come after ${ids[index - 1]}`);
  const inversion = invert(content);
  const letters = new TextEncoder().encode(words.join(""));
  const segment = allocateSegment({
    documents: ids.length,
    columns,
    words: words.length,
    tokens: tokens.length,
    wordBytes: letters.length,
    ...measure(inversion),
  });
  segment.ids.set(ids);
  segment.ends.set(ends);
  segment.tokens.set(tokens);
  segment.wordBytes.set(letters);
  segment.counts.set(inversion.counts);
  let end = 0;
  for (const [index, word] of words.entries()) {
    end += utf8Length(word);
    segment.wordEnds[index] = end;
  }
  writePostings(segment, inversion);
  sealSegment(segment);
  return segment;
}

function utf8Length(word: string): number {
  let length = 0;
  for (let at = 0; at < word.length; at++) length += bytesOfUnit(word.charCodeAt(at));
  return length;
}

/** From the words of each document to the documents of each word. */
function invert({ ends, words, tokens }: SegmentContent): Inversion {
  const counts = new Int32Array(words.length);
  eachPosting(ends, tokens, words.length, (word) => {
    counts[word - 1] = (counts[word - 1] ?? 0) + 1;
  });
  const next = new Int32Array(words.length);
  let total = 0;
  for (let index = 0; index < counts.length; index++) {
    next[index] = total;
    total += counts[index] ?? 0;
  }
  const documents = new Int32Array(total);
  const frequencies = new Uint8Array(total);
  const repeat = (word: number) => {
    const place = (next[word - 1] ?? 0) - 1;
    frequencies[place] = Math.min(MOST_COUNTED, (frequencies[place] ?? 0) + 1);
  };
  const begin = (word: number, document: number) => {
    const place = next[word - 1] ?? 0;
    next[word - 1] = place + 1;
    documents[place] = document;
    frequencies[place] = 1;
  };
  eachPosting(ends, tokens, words.length, begin, repeat);
  return { counts, documents, frequencies };
}

/** Calls `begin` where a word is in a document for the first time, and `repeat` where it is in it again. */
function eachPosting(
  ends: Int32Array,
  tokens: Tokens,
  words: number,
  begin: (word: number, document: number) => void,
  repeat?: (word: number) => void,
): void {
  /** By word: one more than the last document that it was seen in. */
  const seen = new Int32Array(words + 1);
  let at = 0;
  for (let document = 0; document < ends.length; document++) {
    const end = ends[document] ?? 0;
    for (; at < end; at++) {
      const word = tokens[at] ?? 0;
      if (word === SEPARATOR) continue;
      if (seen[word] === document + 1) repeat?.(word);
      else {
        seen[word] = document + 1;
        begin(word, document);
      }
    }
  }
}

/** How much room the postings take. */
function measure({ counts, documents }: Inversion): { postingBytes: number; blocks: number } {
  let postingBytes = documents.length;
  let blocks = 0;
  let at = 0;
  for (const count of counts) {
    if (count > BLOCK) {
      postingBytes += bytesOf(blocks);
      blocks += Math.ceil(count / BLOCK);
    }
    let last = -1;
    for (const end = at + count; at < end; at++) {
      const document = documents[at] ?? 0;
      postingBytes += bytesOf(document - last - 1);
      last = document;
    }
  }
  return { postingBytes, blocks };
}

/** Writes the postings as postings.ts reads them. */
function writePostings(segment: Segment, { counts, documents, frequencies }: Inversion): void {
  const { postings, starts, blockEnds } = segment;
  let place = 0;
  let block = 0;
  let at = 0;
  for (const [index, count] of counts.entries()) {
    starts[index] = place;
    if (count > BLOCK) place = writeNumber(postings, place, block);
    let last = -1;
    for (const end = at + count; at < end; ) {
      const to = Math.min(end, at + BLOCK);
      const [own, often] = [documents.subarray(at, to), frequencies.subarray(at, to)];
      for (const document of own) {
        place = writeNumber(postings, place, document - last - 1);
        last = document;
      }
      postings.set(often, place);
      place += often.length;
      at = to;
      if (count <= BLOCK) continue;
      blockEnds[block] = place;
      describeBlock(segment, block, own, often);
      block += 1;
    }
  }
}

/** What lets a search pass over a block without reading it. */
function describeBlock(
  segment: Segment,
  block: number,
  documents: Int32Array,
  frequencies: Uint8Array,
): void {
  let shortest = LONGEST;
  let most = 0;
  for (const document of documents) shortest = Math.min(shortest, lengthOf(segment, document));
  for (const frequency of frequencies) most = Math.max(most, frequency);
  segment.blockLasts[block] = documents.at(-1) ?? 0;
  segment.blockLengths[block] = shortest;
  segment.blockFrequencies[block] = most;
}
