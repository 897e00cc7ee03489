import { indexWords } from "../../text/indexed-text.ts";
import { NONE } from "./cursor.ts";
import { encodeSegment } from "./encode-segment.ts";
import { SEPARATOR, type Segment } from "./segment.ts";
import { sortWords } from "./vocabulary.ts";

/** A text that is found as one, such as a passage, or the title, summary and notes of an episode. */
export interface IndexedDocument {
  /** A whole number from 0 to below 2 ** 31 - 1, of no other document. */
  readonly id: number;
  /** As many for each document of a segment. */
  readonly columns: readonly string[];
}

/** A segment of these documents, each with so many columns. Throws where one has others, or an id that is none. */
export function buildSegment(documents: readonly IndexedDocument[], columns = 1): Segment {
  const sorted = documents.toSorted((a, b) => a.id - b.id);
  const numbers = new Map<string, number>();
  const read: number[] = [];
  const ends = new Int32Array(sorted.length);
  for (const [index, document] of sorted.entries()) {
    if (!Number.isInteger(document.id) || document.id < 0 || document.id >= NONE)
      throw new Error(`${document.id} is no id of a document`);
    if (document.columns.length !== columns)
      throw new Error(`Document ${document.id} has ${document.columns.length} columns, not ${columns}`);
    for (const [column, text] of document.columns.entries()) {
      if (column > 0) read.push(SEPARATOR);
      for (const word of indexWords(text)) {
        const known = numbers.get(word);
        read.push(known ?? numbers.size + 1);
        if (known === undefined) numbers.set(word, numbers.size + 1);
      }
    }
    ends[index] = read.length;
  }
  const words = sortWords([...numbers.keys()]);
  const order = new Int32Array(words.length + 1);
  for (const [index, word] of words.entries()) order[numbers.get(word) ?? 0] = index + 1;
  const tokens = new Int32Array(read);
  for (let at = 0; at < tokens.length; at++) tokens[at] = order[tokens[at] ?? 0] ?? 0;
  return encodeSegment({
    columns,
    ids: Int32Array.from(sorted, ({ id }) => id),
    ends,
    words,
    tokens,
  });
}
