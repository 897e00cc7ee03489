import { invert, type SegmentContent } from "./invert.ts";
import { allocateSegment, type Segment, sealSegment } from "./segment.ts";
import { bytesOfUnit } from "./vocabulary.ts";
import { measurePostings, writePostings } from "./write-postings.ts";

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
    commons: inversion.commons.length,
    pairs: inversion.pairs.length,
    ...measurePostings(inversion, ids.length),
  });
  segment.ids.set(ids);
  segment.ends.set(ends);
  segment.tokens.set(tokens);
  segment.wordBytes.set(letters);
  segment.counts.set(inversion.counts);
  segment.commons.set(inversion.commons);
  segment.pairs.set(inversion.pairs);
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
