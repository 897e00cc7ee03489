import { type Deletions, isDeleted } from "./deletions.ts";
import type { Segment } from "./segment.ts";
import { areAlike, NO_SHINGLE, SKETCH } from "./sketch.ts";

/** Documents that are said again in much the same words: their ids, ascending, and of each the least id of its family. */
export interface Repeats {
  readonly ids: Int32Array;
  readonly families: Int32Array;
}

/** A segment with the sketches of its documents. */
export interface SketchedSegment {
  readonly segment: Segment;
  readonly deletions: Deletions | null;
  readonly sketches: Uint32Array;
}

/** A document that shares a shingle with another one. */
interface Candidate {
  readonly id: number;
  readonly sketches: Uint32Array;
  /** Where its sketch begins. */
  readonly from: number;
  /** Those of its sketch that others seem to have as well. */
  readonly shared: readonly number[];
}

/** Of a sketch the least shingles, by which those are found that may be alike: of two that are, hardly ever all differ. */
const KEYS = 4;
/** A document is compared with so many others that share a shingle with it: of a phrase that everybody uses no more are kept. */
const MOST_COMPARED = 8;
/** Bits for each shingle, so that few seem to come twice. */
const BITS_A_SHINGLE = 32;

/**
 * Which documents repeat one another: each belongs to the first, in the order of ids, that it is like; so it does not matter how
 * they are spread over segments, and what has nothing in common never hangs together by what is between. Takes some tenths of a second for a million. The
 * arrays may be shared by threads.
 */
export function findRepeats(parts: readonly SketchedSegment[]): Repeats {
  const known = new Map<number, Candidate[]>();
  const families = new Map<number, number>();
  for (const candidate of listCandidates(parts)) {
    const family = familyOf(candidate, known);
    if (family === null) {
      remember(candidate, known);
      continue;
    }
    families.set(family, family);
    families.set(candidate.id, family);
  }
  const ids = [...families.keys()].sort((one, other) => one - other);
  return {
    ids: sharedNumbers(ids),
    families: sharedNumbers(ids.map((id) => families.get(id) ?? id)),
  };
}

/** The least id of those before that it is like. */
function familyOf(
  { sketches, from, shared }: Candidate,
  known: ReadonlyMap<number, readonly Candidate[]>,
): number | null {
  let family: number | null = null;
  for (const shingle of shared)
    for (const other of known.get(shingle) ?? [])
      if ((family === null || other.id < family) && areAlike(sketches, from, other.sketches, other.from))
        family = other.id;
  return family;
}

function remember(candidate: Candidate, known: Map<number, Candidate[]>): void {
  for (const shingle of candidate.shared) {
    const others = known.get(shingle);
    if (!others) known.set(shingle, [candidate]);
    else if (others.length < MOST_COMPARED) others.push(candidate);
  }
}

/** The documents that are left and seem to share a shingle with another one, in the order of their ids. */
function listCandidates(parts: readonly SketchedSegment[]): readonly Candidate[] {
  const comesTwice = shinglesThatComeTwice(parts);
  const candidates: Candidate[] = [];
  for (const { segment, deletions, sketches } of parts)
    for (let document = 0; document < segment.size.documents; document++) {
      if (deletions !== null && isDeleted(deletions, document)) continue;
      const from = document * SKETCH;
      let shared: number[] | null = null;
      for (let at = from; at < from + KEYS; at++) {
        const shingle = sketches[at] ?? NO_SHINGLE;
        if (shingle === NO_SHINGLE) break;
        if (!comesTwice(shingle)) continue;
        shared ??= [];
        shared.push(shingle);
      }
      if (shared) candidates.push({ id: segment.ids[document] ?? 0, sketches, from, shared });
    }
  return candidates.sort((one, other) => one.id - other.id);
}

/** Whether a shingle of sketches comes more than once; some seem to that do not. Each has two bits of one number. */
function shinglesThatComeTwice(parts: readonly SketchedSegment[]): (shingle: number) => boolean {
  const shingles = parts.reduce((sum, { segment }) => sum + segment.size.documents * KEYS, 0);
  const shift = 37 - Math.min(32, Math.ceil(Math.log2(Math.max(1024, shingles * BITS_A_SHINGLE))));
  const once = new Int32Array(2 ** (32 - shift));
  const twice = new Int32Array(2 ** (32 - shift));
  const placeOf = (shingle: number) => Math.imul(shingle, 0x9e37_79b1) >>> shift;
  const bitsOf = (shingle: number) => (1 << (shingle & 31)) | (1 << ((shingle >>> 5) & 31));
  for (const { segment, deletions, sketches } of parts)
    for (let document = 0; document < segment.size.documents; document++) {
      if (deletions !== null && isDeleted(deletions, document)) continue;
      for (let at = document * SKETCH; at < document * SKETCH + KEYS; at++) {
        const shingle = sketches[at] ?? NO_SHINGLE;
        if (shingle === NO_SHINGLE) break;
        const [place, bits] = [placeOf(shingle), bitsOf(shingle)];
        if (((once[place] ?? 0) & bits) === bits) twice[place] = (twice[place] ?? 0) | bits;
        once[place] = (once[place] ?? 0) | bits;
      }
    }
  return (shingle) => {
    const bits = bitsOf(shingle);
    return ((twice[placeOf(shingle)] ?? 0) & bits) === bits;
  };
}

function sharedNumbers(values: readonly number[]): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(values.length * 4));
  shared.set(values);
  return shared;
}
