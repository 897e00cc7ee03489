import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Mp3Stream } from "#core/audio/mp3-stream.ts";

const tone = readFileSync(new URL("../../server/fixtures/tone.mp3", import.meta.url));

/** Bytes of the frames found when a file arrives in pieces of `length`. */
function frameBytes(bytes: Uint8Array, length = 5000): number {
  const stream = new Mp3Stream();
  let found = 0;
  for (let from = 0; from < bytes.length; from += length) {
    for (const run of stream.push(bytes.subarray(from, from + length), false)) found += run.length;
  }
  for (const run of stream.push(new Uint8Array(0), true)) found += run.length;
  return found;
}

function id3Tag(length: number): Uint8Array {
  const tag = new Uint8Array(10 + length).fill(0xff);
  tag.set([
    0x49,
    0x44,
    0x33,
    4,
    0,
    0,
    (length >> 21) & 127,
    (length >> 14) & 127,
    (length >> 7) & 127,
    length & 127,
  ]);
  return tag;
}

const whole = frameBytes(tone);

describe("the frames of an MP3 file", () => {
  test("are not found in noise, nor in a row of sync bytes", () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255);
    expect(frameBytes(noise)).toBe(0);
    expect(frameBytes(new Uint8Array(50_000).fill(0xff))).toBe(0);
  });

  test("are all there, without the tag before them", () => {
    expect(whole).toBeGreaterThan(tone.length - 200);
    expect(whole).toBeLessThan(tone.length);
  });

  test.each([[1], [3], [417], [4096], [1_000_000]])("do not depend on pieces of %i bytes", (length) => {
    expect(frameBytes(tone, length)).toBe(whole);
  });

  test("a last frame that is cut short is left out", () => {
    const cut = frameBytes(tone.subarray(0, tone.length - 1));
    expect(cut).toBeLessThan(whole);
    expect(cut).toBeGreaterThan(whole - 1500);
  });

  test.each([[100], [20_000]])("a tag of %i bytes before them is skipped, whatever is in it", (length) => {
    expect(frameBytes(Buffer.concat([id3Tag(length), tone]))).toBe(whole);
  });

  test("are found again after rubbish in the middle", () => {
    const half = tone.subarray(0, 4000);
    const both = Buffer.concat([half, new Uint8Array(3000).fill(7), tone]);
    // The frame that the rubbish cuts off still has its header: it may count.
    const extra = frameBytes(both) - frameBytes(half) - whole;
    expect(extra).toBeGreaterThanOrEqual(0);
    expect(extra).toBeLessThan(200);
  });
});
