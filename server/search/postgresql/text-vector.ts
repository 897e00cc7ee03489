import { lengthOf, SEPARATOR, type Segment, startOf } from "#core/search/index/segment.ts";

/** The letters of PostgreSQL for columns; the words of a text of one column have none. */
const COLUMNS = ["A", "B", "C"];
/** Of a word, and of all words with their places (https://www.postgresql.org/docs/15/textsearch-limitations.html). Bytes. */
const LONGEST_WORD = 2046;
const LONGEST_VECTOR = 2 ** 20;
/** So many places of a word are kept. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_383;

/** A document as it is written. */
export interface TextVector {
  readonly id: number;
  /** In words. */
  readonly length: number;
  /** As PostgreSQL reads a `tsvector`. */
  readonly vector: string;
}

/** The documents of a segment, and by its words in how many they are. What is more than PostgreSQL can hold is left out. */
export function vectorsOf(
  segment: Segment,
  words: readonly string[],
): { readonly vectors: readonly TextVector[]; readonly counts: Int32Array } {
  const counts = new Int32Array(words.length);
  const vectors = Array.from(segment.ids, (id, document) => {
    const parts: string[] = [];
    let bytes = 0;
    for (const [token, places] of placesIn(segment, document)) {
      const word = words[token - 1] ?? "";
      const length = Buffer.byteLength(word);
      // Their count, and a byte that has them begin at an even one.
      const more = length + 2 * places.length + 3;
      if (length > LONGEST_WORD || bytes + more > LONGEST_VECTOR) continue;
      bytes += more;
      counts[token - 1] = (counts[token - 1] ?? 0) + 1;
      // A word has letters, digits and marks only: nothing that would have to be escaped.
      parts.push(`'${word}':${places.join(",")}`);
    }
    return { id, length: lengthOf(segment, document), vector: parts.join(" ") };
  });
  return { vectors, counts };
}

/** By the number of a word, where it stands in a document. */
function placesIn({ tokens, ends, size }: Segment, document: number): ReadonlyMap<number, readonly string[]> {
  const places = new Map<number, string[]>();
  let column = 0;
  for (const [at, token] of tokens.subarray(startOf(ends, document), ends[document]).entries()) {
    if (token === SEPARATOR) {
      column += 1;
      continue;
    }
    if (at >= LAST_PLACE) break;
    const place = `${at + 1}${size.columns > 1 ? COLUMNS[column] : ""}`;
    const known = places.get(token);
    if (!known) places.set(token, [place]);
    else if (known.length < MOST_PLACES) known.push(place);
  }
  return places;
}
