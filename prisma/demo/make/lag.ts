import type { Wave } from "./wave.ts";

/** Points a second of an energy curve: fine enough for a lag of 2 ms. */
const CURVE_RATE = 500;

/** How far a lag is looked for, and over how much sound, in points: 0.2 s and 20 s. */
const REACH = 100;
const WINDOW = 10_000;

const PLACES = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * By how many seconds `heard` lags behind the waves it was mixed from, in eight places spread over it, by the
 * likeness of their energy. Loudness may differ.
 */
export function listLags(laid: readonly Wave[], heard: Wave): readonly number[] {
  const found = energyCurve(heard);
  const expected = new Float64Array(found.length);
  for (const curve of laid.map(energyCurve)) {
    for (const [point, energy] of curve.entries()) expected[point] = (expected[point] ?? 0) + energy;
  }
  return PLACES.map((place) => {
    const from = Math.floor((expected.length * place) / (PLACES.length + 1));
    return findLag(expected, found, from) / CURVE_RATE;
  });
}

function energyCurve({ rate, samples }: Wave): Float64Array {
  const curve = new Float64Array(Math.floor((samples.length / rate) * CURVE_RATE));
  for (const [index, sample] of samples.entries()) {
    const point = Math.floor((index * CURVE_RATE) / rate);
    if (point < curve.length) curve[point] = (curve[point] ?? 0) + Math.abs(sample);
  }
  return curve;
}

/** The shift, in points, at which `heard` is most like `laid` from the point `from` on. */
function findLag(laid: Float64Array, heard: Float64Array, from: number): number {
  let best = { lag: 0, score: -1 };
  for (let lag = -REACH; lag <= REACH; lag++) {
    let score = 0;
    for (let point = from; point < from + WINDOW; point++) {
      score += Math.sqrt((laid[point] ?? 0) * (heard[point + lag] ?? 0));
    }
    if (score > best.score) best = { lag, score };
  }
  return best.lag;
}
