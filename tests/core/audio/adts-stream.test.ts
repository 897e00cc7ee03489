import { expect, test } from "vitest";
import { AdtsStream } from "#core/audio/adts-stream.ts";
import { cutsAt, cutUp } from "./cut-up.ts";

/** A frame of AAC at 24 kHz with so many bytes after its header. */
function frame(size: number): Uint8Array {
  const length = size + 7;
  const bytes = new Uint8Array(length);
  bytes.set([0xff, 0xf1, 0x58, length >> 11, (length >> 3) & 0xff, (length & 7) << 5, 0]);
  return bytes;
}

const FRAMES = Array.from({ length: 30 }, (_, index) => frame(20 + ((index * 37) % 90)));

function lengthOf(bytes: Uint8Array, size: number): number {
  const stream = new AdtsStream();
  for (const piece of cutUp(bytes, cutsAt(bytes, size))) stream.push(piece, false);
  stream.push(new Uint8Array(0), true);
  return stream.duration;
}

test.each([1, 6, 50, 100_000])("every frame counts, in pieces of %i bytes", (size) => {
  expect(lengthOf(Buffer.concat(FRAMES), size)).toBeCloseTo((30 * 1024) / 24_000, 9);
});

test.each([
  ["a last frame cut short", Buffer.concat(FRAMES).subarray(0, -3), 29],
  [
    "rubbish before it and within",
    Buffer.concat([Buffer.from("rubbish"), ...FRAMES.slice(0, 9), Buffer.alloc(99), ...FRAMES]),
    38,
  ],
  ["nothing", new Uint8Array(0), 0],
  ["noise", Buffer.alloc(5000, 0xff), 0],
])("%s is left out", (_, bytes, frames) => {
  expect(lengthOf(bytes, 64)).toBeCloseTo((frames * 1024) / 24_000, 9);
});
