import { isDeleted, type LiveSegment } from "./deletions.ts";
import { encodeSegment } from "./encode-segment.ts";
import { SEPARATOR, type Segment, startOf } from "./segment.ts";
import { compareWords, listWords } from "./vocabulary.ts";

/** A document where it was. */
interface Source {
  readonly part: number;
  readonly document: number;
  readonly id: number;
}

/**
 * One segment of what is left of several: the same, to the byte, as if it had been built of those documents at once, so that it
 * does not matter in which order segments are merged. Their ids must differ. O(words of all documents).
 */
export function mergeSegments(parts: readonly LiveSegment[]): Segment {
  const columns = parts[0]?.segment.size.columns ?? 1;
  if (parts.some(({ segment }) => segment.size.columns !== columns))
    throw new Error("Segments of different columns are not merged");
  const sources = parts.flatMap(listSources).sort((a, b) => a.id - b.id);
  const { words, numbers } = uniteWords(parts);
  const ends = new Int32Array(sources.length);
  let length = 0;
  for (const [index, { part, document }] of sources.entries()) {
    const own = parts[part]?.segment.ends ?? ends;
    length += (own[document] ?? 0) - startOf(own, document);
    ends[index] = length;
  }
  const tokens = new Int32Array(length);
  let at = 0;
  for (const [index, { part, document }] of sources.entries()) {
    const segment = parts[part]?.segment;
    const own = numbers[part];
    if (!segment || !own) throw new Error(`There is no segment ${part}`);
    for (let from = startOf(segment.ends, document); at < (ends[index] ?? 0); from++)
      tokens[at++] = own[segment.tokens[from] ?? 0] ?? 0;
  }
  return encodeSegment({ columns, ids: Int32Array.from(sources, ({ id }) => id), ends, words, tokens });
}

function listSources({ segment, deletions }: LiveSegment, part: number): readonly Source[] {
  const sources: Source[] = [];
  for (const [document, id] of segment.ids.entries())
    if (deletions === null || !isDeleted(deletions, document)) sources.push({ part, document, id });
  return sources;
}

/** The words that are still spoken, in their order, and for each part by its own number of a word the new one. */
function uniteWords(parts: readonly LiveSegment[]) {
  const lists = parts.map((live) => ({
    words: listWords(live.segment),
    used: usedWords(live),
    numbers: new Int32Array(live.segment.size.words + 1),
    at: 0,
  }));
  const words: string[] = [];
  for (;;) {
    let least: string | null = null;
    for (const list of lists) {
      while (list.at < list.words.length && list.used[list.at + 1] === 0) list.at += 1;
      const head = list.words[list.at];
      if (head !== undefined && (least === null || compareWords(head, least) < 0)) least = head;
    }
    if (least === null) return { words, numbers: lists.map(({ numbers }) => numbers) };
    words.push(least);
    for (const list of lists) {
      if (list.words[list.at] !== least) continue;
      list.at += 1;
      list.numbers[list.at] = words.length;
    }
  }
}

/** By the number of a word: 1 where a document that is left has it. */
function usedWords({ segment, deletions }: LiveSegment): Uint8Array {
  const used = new Uint8Array(segment.size.words + 1);
  if (deletions === null) used.fill(1, 1);
  else
    for (let document = 0; document < segment.size.documents; document++) {
      if (isDeleted(deletions, document)) continue;
      const end = segment.ends[document] ?? 0;
      for (let at = startOf(segment.ends, document); at < end; at++) used[segment.tokens[at] ?? 0] = 1;
    }
  used[SEPARATOR] = 0;
  return used;
}
