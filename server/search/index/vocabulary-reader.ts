import { setImmediate } from "node:timers/promises";
import { isDeleted, type LiveSegment } from "#core/search/index/deletions.ts";
import type { SearchIndex } from "#core/search/index/search-index.ts";
import { startOf } from "#core/search/index/segment.ts";
import { listWords } from "#core/search/index/vocabulary.ts";
import { Vocabulary } from "../catalogue/vocabulary.ts";

/** Reads the vocabulary out of the index, given up after each segment so that others are served meanwhile. */
export async function readVocabulary({ segments, statistics }: SearchIndex): Promise<Vocabulary> {
  const counts = new Map<string, number>();
  for (const live of segments) {
    const own = countsOf(live);
    for (const [at, word] of listWords(live.segment).entries()) {
      const count = own[at] ?? 0;
      if (count > 0) counts.set(word, (counts.get(word) ?? 0) + count);
    }
    await setImmediate();
  }
  const words = Array.from(counts, ([word, passages]) => ({ word, passages }));
  return new Vocabulary(words, statistics.documents);
}

/** By the number of a word less 1: in how many documents that are left it is. */
function countsOf({ segment, deletions }: LiveSegment): Int32Array {
  const { counts, ends, tokens, size } = segment;
  if (deletions === null) return counts;
  const left = new Int32Array(size.words);
  /** By the number of a word: one more than the last document that it was seen in. */
  const seen = new Int32Array(size.words + 1);
  for (let document = 0; document < size.documents; document++) {
    if (isDeleted(deletions, document)) continue;
    const end = ends[document] ?? 0;
    for (let at = startOf(ends, document); at < end; at++) {
      const word = tokens[at] ?? 0;
      if (word === 0 || seen[word] === document + 1) continue;
      seen[word] = document + 1;
      left[word - 1] = (left[word - 1] ?? 0) + 1;
    }
  }
  return left;
}
