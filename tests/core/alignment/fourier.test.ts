import { expect, test } from "vitest";
import { Fourier } from "#core/alignment/fourier.ts";
import { COEFFICIENTS, HOP, melCepstrum } from "#core/alignment/mel-cepstrum.ts";

/** The definition itself: power at `k` of n samples. */
function slowPower(samples: Float64Array, k: number): number {
  let [real, imaginary] = [0, 0];
  for (const [i, value] of samples.entries()) {
    real += value * Math.cos((2 * Math.PI * k * i) / samples.length);
    imaginary -= value * Math.sin((2 * Math.PI * k * i) / samples.length);
  }
  return real ** 2 + imaginary ** 2;
}

test.each([2, 8, 64, 512])("a transform of %i points is what its definition says", (size) => {
  const samples = Float64Array.from({ length: size }, (_, i) => Math.sin(i * i) * 100 + Math.cos(i / 3));
  const power = new Fourier(size).power(samples);
  expect(power.length).toBe(size / 2 + 1);
  for (const [k, value] of power.entries()) expect(value).toBeCloseTo(slowPower(samples, k), 4);
});

test("a transform that was used before gives the same again", () => {
  const fourier = new Fourier(16);
  const samples = Float64Array.from({ length: 16 }, (_, i) => i % 5);
  const first = [...fourier.power(samples)];
  fourier.power(new Float64Array(16).fill(3));
  expect([...fourier.power(samples)]).toEqual(first);
});

function tone(hertz: number, amplitude: number): Int16Array {
  return Int16Array.from(
    { length: 8000 },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / 16_000),
  );
}

test("each hundredth of a second has its coefficients, and the last that is not whole has none", () => {
  expect(melCepstrum(new Int16Array(HOP * 3 + 1)).length).toBe(3 * COEFFICIENTS);
  expect(melCepstrum(new Int16Array(0)).length).toBe(0);
});

test("a sound that is twice as loud differs in its first coefficient alone", () => {
  const [quiet, loud] = [melCepstrum(tone(900, 4000)), melCepstrum(tone(900, 8000))];
  const at = 10 * COEFFICIENTS;
  // The logarithm of four, the ratio of their powers, in each of 26 bands.
  expect((loud[at] ?? 0) - (quiet[at] ?? 0)).toBeCloseTo(Math.log(4) * Math.sqrt(26), 0);
  for (let c = 1; c < COEFFICIENTS; c++) expect(loud[at + c]).toBeCloseTo(quiet[at + c] ?? 0, 0);
});

test("sounds of other colours differ in other coefficients", () => {
  const [low, high] = [melCepstrum(tone(300, 8000)), melCepstrum(tone(3000, 8000))];
  const at = 10 * COEFFICIENTS + 1;
  expect(low[at]).toBeGreaterThan((high[at] ?? 0) + 5);
});
