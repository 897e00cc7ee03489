import { type Segment, startOf } from "./segment.ts";

/** Numbers in a sketch. */
export const SKETCH = 16;
/** Stands where a text has fewer shingles. */
export const NO_SHINGLE = 0xffff_ffff;
/** Words in a shingle: enough that texts share none by chance but for phrases that everybody uses. */
const SHINGLE = 4;
/** Of the least shingles of two texts so many are in both where half of their words are the same: a third of all, less a chance. */
const LEAST_SHARED = 5;
/** Shorter texts are what anybody says again: a greeting, an answer. */
const LEAST_WORDS = 8;
/** Multiplies a hash, prime and odd. */
const FACTOR = 0x0100_0193;
/** What the word before a shingle has been multiplied by: FACTOR to the power of SHINGLE. */
const BEFORE = Math.imul(Math.imul(FACTOR, FACTOR), Math.imul(FACTOR, FACTOR));

/**
 * Of each document of a segment with one column the sketch of its words: the least hashes of its shingles, ascending, SKETCH
 * numbers for each document. Documents whose sketches are alike have much of their wording in common (bottom-k MinHash, Broder
 * 1997). It follows from the words alone. Some microseconds a document.
 */
export function sketchesOf(segment: Segment): Uint32Array {
  const { ends, tokens, size } = segment;
  const hashes = hashesOfWords(segment);
  const sketches = new Uint32Array(size.documents * SKETCH).fill(NO_SHINGLE);
  for (let document = 0; document < size.documents; document++) {
    const start = startOf(ends, document);
    const end = ends[document] ?? 0;
    if (end - start < LEAST_WORDS) continue;
    const from = document * SKETCH;
    let hash = 0;
    for (let at = start; at < end; at++) {
      hash = (Math.imul(hash, FACTOR) + (hashes[tokens[at] ?? 0] ?? 0)) | 0;
      if (at < start + SHINGLE - 1) continue;
      if (at >= start + SHINGLE)
        hash = (hash - Math.imul(hashes[tokens[at - SHINGLE] ?? 0] ?? 0, BEFORE)) | 0;
      insert(sketches, from, mixed(hash));
    }
  }
  return sketches;
}

/** Whether about half of the wording of either of two documents is that of the other, as far as their sketches tell. */
export function areAlike(one: Uint32Array, from: number, other: Uint32Array, otherFrom: number): boolean {
  let [shared, all, a, b] = [0, 0, 0, 0];
  while (all < SKETCH && (a < SKETCH || b < SKETCH)) {
    const first = a < SKETCH ? (one[from + a] ?? NO_SHINGLE) : NO_SHINGLE;
    const second = b < SKETCH ? (other[otherFrom + b] ?? NO_SHINGLE) : NO_SHINGLE;
    if (first === NO_SHINGLE && second === NO_SHINGLE) break;
    if (first === second) shared += 1;
    if (first <= second) a += 1;
    if (second <= first) b += 1;
    all += 1;
  }
  return SKETCH * shared >= LEAST_SHARED * all && all > 0;
}

/** Puts a number into a sketch where it is one of the least, and not in it yet. */
function insert(sketches: Uint32Array, from: number, hash: number): void {
  const last = from + SKETCH - 1;
  if (hash >= (sketches[last] ?? 0)) return;
  let at = last;
  while (at > from && (sketches[at - 1] ?? 0) > hash) at -= 1;
  if (at > from && sketches[at - 1] === hash) return;
  // Within so few it is quicker than to have them moved.
  for (let next = last; next > at; next--) sketches[next] = sketches[next - 1] ?? 0;
  sketches[at] = hash;
}

/** By the number of a word: a hash of its bytes (FNV-1a), the same in every segment. */
function hashesOfWords({ wordEnds, wordBytes, size }: Segment): Int32Array {
  const hashes = new Int32Array(size.words + 1);
  let at = 0;
  for (let word = 1; word <= size.words; word++) {
    const end = wordEnds[word - 1] ?? 0;
    let hash = 0x811c_9dc5;
    for (; at < end; at++) hash = Math.imul(hash ^ (wordBytes[at] ?? 0), FACTOR);
    hashes[word] = mixed(hash);
  }
  return hashes;
}

/** Spreads a hash evenly over 32 bits without a sign (the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
