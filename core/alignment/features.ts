import { COEFFICIENTS, HOP, melCepstrum } from "./mel-cepstrum.ts";

/** What tells of a frame: its coefficients, and how they change. */
export const DIMENSIONS = 2 * COEFFICIENTS;
/** Frames of `HOP` in one of these. */
const FINE = 4;
/** Samples of a frame: a twenty-fifth of a second. */
export const FRAME = FINE * HOP;
/** Frames in one of those that are looked at first. */
export const COARSE = 2;

/** Voices and rooms differ in what they have on the average of so many frames of `HOP` before and after. */
const AROUND = 150;
/** Over so many frames before and after it is told how coefficients change, and how much that counts. */
const SLOPE = 3;
const SLOPE_WEIGHT = 3;
const UNIT = 127;

/**
 * What a minute or so of speech sounds like, whoever speaks: for each frame of `FRAME` samples a vector of `DIMENSIONS` whole
 * numbers, of length 127. Frames are told by what is around them, so a piece should be some seconds long.
 */
export function speechFeatures(samples: Int16Array): Int8Array<ArrayBuffer> {
  const cepstrum = withoutAverage(melCepstrum(samples));
  const frames = Math.floor(cepstrum.length / COEFFICIENTS / FINE);
  const made = new Int8Array(frames * DIMENSIONS);
  const vector = new Float64Array(DIMENSIONS);
  for (let frame = 0; frame < frames; frame++) {
    vector.fill(0);
    for (let i = frame * FINE; i < (frame + 1) * FINE; i++) addFrame(vector, cepstrum, i);
    writeUnit(made, frame, vector);
  }
  return made;
}

/** Features in frames that are `COARSE` times as long. */
export function coarseFeatures(features: Int8Array): Int8Array<ArrayBuffer> {
  const frames = Math.floor(features.length / DIMENSIONS / COARSE);
  const made = new Int8Array(frames * DIMENSIONS);
  const vector = new Float64Array(DIMENSIONS);
  for (let frame = 0; frame < frames; frame++) {
    vector.fill(0);
    for (let i = 0; i < COARSE * DIMENSIONS; i++) {
      const d = i % DIMENSIONS;
      vector[d] = (vector[d] ?? 0) + (features[frame * COARSE * DIMENSIONS + i] ?? 0);
    }
    writeUnit(made, frame, vector);
  }
  return made;
}

/** How unlike two frames are, from 0 for the same up to 2 for the contrary: one less the cosine between them. */
export function unlikeness(one: Int8Array, i: number, other: Int8Array, j: number): number {
  let product = 0;
  const [a, b] = [i * DIMENSIONS, j * DIMENSIONS];
  for (let d = 0; d < DIMENSIONS; d++) product += (one[a + d] ?? 0) * (other[b + d] ?? 0);
  return 1 - product / (UNIT * UNIT);
}

/** Coefficients as they differ from those around them, each as far as it usually does. */
function withoutAverage(cepstrum: Float32Array): Float32Array {
  const frames = cepstrum.length / COEFFICIENTS;
  const made = new Float32Array(cepstrum.length);
  const sums = new Float64Array(frames + 1);
  for (let c = 0; c < COEFFICIENTS; c++) {
    for (let i = 0; i < frames; i++) sums[i + 1] = (sums[i] ?? 0) + (cepstrum[i * COEFFICIENTS + c] ?? 0);
    let squares = 0;
    for (let i = 0; i < frames; i++) {
      const [from, to] = [Math.max(0, i - AROUND), Math.min(frames, i + AROUND + 1)];
      const average = ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
      const difference = (cepstrum[i * COEFFICIENTS + c] ?? 0) - average;
      made[i * COEFFICIENTS + c] = difference;
      squares += difference ** 2;
    }
    const usual = Math.sqrt(squares / frames) || 1;
    for (let i = 0; i < frames; i++) made[i * COEFFICIENTS + c] = (made[i * COEFFICIENTS + c] ?? 0) / usual;
  }
  return made;
}

/** Adds the coefficients of a frame, and how they change there (Furui, 1986). */
function addFrame(vector: Float64Array, cepstrum: Float32Array, frame: number): void {
  const last = cepstrum.length / COEFFICIENTS - 1;
  const at = (i: number, c: number) =>
    cepstrum[Math.max(0, Math.min(last, frame + i)) * COEFFICIENTS + c] ?? 0;
  for (let c = 0; c < COEFFICIENTS; c++) {
    let [slope, weights] = [0, 0];
    for (let i = 1; i <= SLOPE; i++) {
      slope += i * (at(i, c) - at(-i, c));
      weights += 2 * i * i;
    }
    vector[c] = (vector[c] ?? 0) + at(0, c);
    vector[COEFFICIENTS + c] = (vector[COEFFICIENTS + c] ?? 0) + (SLOPE_WEIGHT * slope) / weights;
  }
}

function writeUnit(made: Int8Array, frame: number, vector: Float64Array): void {
  let squares = 0;
  for (const value of vector) squares += value ** 2;
  const scale = squares > 0 ? UNIT / Math.sqrt(squares) : 0;
  for (let d = 0; d < DIMENSIONS; d++) made[frame * DIMENSIONS + d] = Math.round((vector[d] ?? 0) * scale);
}
