import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Mp3Stream } from "#core/audio/mp3-stream.ts";
import { OggStream } from "#core/audio/ogg-stream.ts";
import { PcmStream } from "#core/audio/pcm-stream.ts";
import { createPeakMeter } from "#core/audio/peaks.ts";
import { makeWav } from "./made-pcm.ts";

const FIXTURES = new URL("../../server/fixtures/", import.meta.url);
/** An odd length, so that pieces end within everything. */
const PIECE = 65_521;
/** What a meter of peaks keeps at most. */
const MOST_BLOCKS = 16_384;

/** The most that was held between two of so many bytes that repeat. */
function mostHeld(bytes: Uint8Array, total: number, push: (piece: Uint8Array) => number): number {
  const repeated = Buffer.alloc(bytes.length * Math.ceil((2 * PIECE) / bytes.length), bytes);
  let most = 0;
  for (let came = 0; came < total; came += PIECE) {
    const at = came % bytes.length;
    most = Math.max(most, push(repeated.subarray(at, at + PIECE)));
  }
  return most;
}

test("of an hour of WAV no more is held than a sample, and no more peaks than of a minute", () => {
  const stream = new PcmStream();
  const meter = createPeakMeter();
  const format = { channels: 1, sampleRate: 8000, width: 2, told: 0xffff_ffff } as const;
  meter.add(stream.push(makeWav([[]], format)));
  const most = mostHeld(
    Uint8Array.from({ length: 4000 }, (_, i) => i),
    3600 * 16_000,
    (piece) => {
      meter.add(stream.push(piece));
      return stream.held;
    },
  );
  expect(stream.frames).toBeGreaterThan(3600 * 7999);
  expect(most).toBeLessThan(4);
  expect(meter.blocks().length).toBeLessThanOrEqual(MOST_BLOCKS);
});

test("of an hour of MP3 no more is held than some frames", () => {
  const stream = new Mp3Stream();
  const frames = new Mp3Stream().push(readFileSync(new URL("sounds/tone.mp3", FIXTURES)), true);
  const most = mostHeld(Buffer.concat(frames.map((run) => run.slice())), 3600 * 3000, (piece) => {
    stream.push(piece, false);
    return stream.held;
  });
  // 576 samples a frame, at 24 kHz.
  expect(stream.frames).toBeGreaterThan((3500 * 24_000) / 576);
  expect(most).toBeLessThan(5000);
});

test("of an hour of Ogg no more is held than a page", () => {
  const stream = new OggStream();
  let pages = 0;
  const most = mostHeld(readFileSync(new URL("sounds/tone.opus", FIXTURES)), 3600 * 3200, (piece) => {
    pages += stream.push(piece).length;
    return stream.held;
  });
  expect(pages).toBeGreaterThan(10_000);
  expect(most).toBeLessThan(65_308);
});
