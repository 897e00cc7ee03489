/** As FTS5 has them. */
const K1 = 1.2;
const B = 0.75;
/** FTS5 gives it to what is in half of all documents or more, which by the formula would count against them. */
const LEAST_IDF = 1e-6;

/** What the scores of a query are reckoned with, over all segments, without what is deleted. */
export interface Statistics {
  readonly documents: number;
  /** Words of all documents. */
  readonly words: number;
}

/** How much it says that a document has something. `count`: how many documents have it. */
function idfOf({ documents }: Statistics, count: number): number {
  const idf = Math.log((documents - count + 0.5) / (count + 0.5));
  return idf <= 0 ? LEAST_IDF : idf;
}

/** What becomes of a word's frequency in documents: `weight * f / (f + base + slope * length)`. */
export interface Weighting {
  readonly weight: number;
  readonly base: number;
  readonly slope: number;
}

/** For what is only counted. */
export const UNWEIGHTED: Weighting = { weight: 0, base: 0, slope: 0 };

/** Okapi BM25 as FTS5 reckons it (https://sqlite.org/fts5.html#the_bm25_function), the higher the better. */
export function weightingOf(statistics: Statistics, count: number): Weighting {
  const { documents, words } = statistics;
  const slope = words === 0 ? 0 : (K1 * B * documents) / words;
  return { weight: idfOf(statistics, count) * (K1 + 1), base: K1 * (1 - B), slope };
}

/** The share of one word or phrase in a document's score: it rises with the frequency and falls with the length. */
export function scoreOf({ weight, base, slope }: Weighting, frequency: number, length: number): number {
  return (weight * frequency) / (frequency + base + slope * length);
}
