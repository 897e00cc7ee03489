import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPeakMeter, decodePeaks, encodePeaks, PEAK_COUNT, resamplePeaks } from "#core/audio/peaks.ts";

function peaksOf(samples: Float32Array, pieceLength: number, count = PEAK_COUNT): Uint8Array {
  const meter = createPeakMeter();
  for (let from = 0; from < samples.length; from += pieceLength) {
    meter.add([samples.subarray(from, from + pieceLength)]);
  }
  return resamplePeaks(meter.blocks(), count);
}

describe("the peaks of a sound", () => {
  test("samples that are not numbers count as silence", () => {
    const samples = new Float32Array(6400).fill(0.5);
    samples.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 100);
    expect(peaksOf(samples, 1000)).toEqual(new Uint8Array(PEAK_COUNT).fill(255));
  });

  test("no sound, and silence, give as many zeros", () => {
    expect(resamplePeaks(createPeakMeter().blocks(), 5)).toEqual(new Uint8Array(5));
    expect(peaksOf(new Float32Array(100_000), 999)).toEqual(new Uint8Array(PEAK_COUNT));
  });

  test("are exactly as many as asked for, however long the sound is", () => {
    for (const length of [1, 63, 64, 65, 100_000, 5_000_000]) {
      expect(peaksOf(new Float32Array(length).fill(0.1), 4096)).toHaveLength(PEAK_COUNT);
    }
  });

  test("the loudest is 255, however quiet the sound is, and the others keep their proportion", () => {
    const samples = new Float32Array(1_000_000).fill(0.001);
    samples.fill(-0.002, 500_000);
    const peaks = peaksOf(samples, 4096, 10);
    expect([...peaks]).toEqual([128, 128, 128, 128, 128, 255, 255, 255, 255, 255]);
  });

  test("a single loud sample is never lost, and stands where it was heard", () => {
    const samples = new Float32Array(3_000_000).fill(0.01);
    samples[2_250_000] = 1;
    const peaks = peaksOf(samples, 4096, 100);
    expect(peaks.indexOf(255)).toBe(75);
  });

  test("any channel can be the loud one", () => {
    const meter = createPeakMeter();
    meter.add([new Float32Array(64).fill(0.1), new Float32Array(64).fill(-0.4)]);
    meter.add([new Float32Array(64).fill(0.2), new Float32Array(64)]);
    expect([...resamplePeaks(meter.blocks(), 2)]).toEqual([255, 128]);
  });

  test("16-bit samples do as well as fractions", () => {
    const meter = createPeakMeter();
    meter.add([Int16Array.of(...new Array(64).fill(-32_768), ...new Array(64).fill(16_384))]);
    expect([...resamplePeaks(meter.blocks(), 2)]).toEqual([255, 128]);
  });

  test("do not depend on the pieces in which the sound arrived", () => {
    const samples = Float32Array.from(
      { length: 2_000_000 },
      (_, i) => Math.sin(i / 1000) * Math.sin(i / 90_000),
    );
    expect(peaksOf(samples, 777)).toEqual(peaksOf(samples, 65_536));
  });

  test("the memory they take has an end: blocks grow longer, not more", () => {
    const meter = createPeakMeter();
    const piece = new Float32Array(1_000_000);
    for (let i = 0; i < 20; i++) meter.add([piece]);
    expect(meter.blocks().length).toBeLessThanOrEqual(16_384);
  });
});

describe("peaks as text", () => {
  test("text that is not base64 is refused", () => {
    for (const text of ["A", "AA", "AAA", "====", "AA=A", "A-_A", "AAAA "]) {
      expect(() => decodePeaks(text), text).toThrow("Peaks are not base64");
    }
  });

  test("is the base64 that everyone else writes, and comes back the same", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (peaks) => {
        expect(encodePeaks(peaks)).toBe(Buffer.from(peaks).toString("base64"));
        expect([...decodePeaks(encodePeaks(peaks))]).toEqual([...peaks]);
      }),
    );
  });
});
