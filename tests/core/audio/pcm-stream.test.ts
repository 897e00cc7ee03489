import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PcmStream } from "#core/audio/pcm-stream.ts";
import { createPeakMeter } from "#core/audio/peaks.ts";
import { cutUp } from "./cut-up.ts";
import { makeAiff, makeWav, type Written } from "./made-pcm.ts";

const STEREO: Written = { channels: 2, sampleRate: 8000, width: 2 };
const FIRST = [0, 1000, -2000, 3000, -4000];
const SECOND = [5, -6, 7, -8, 9];

function read(...pieces: readonly Uint8Array[]) {
  const stream = new PcmStream();
  const channels: number[][] = [];
  for (const piece of pieces)
    stream.push(piece).forEach((samples, i) => {
      channels[i] = [...(channels[i] ?? []), ...samples];
    });
  return { stream, channels };
}

describe("what cannot be read", () => {
  test.each([
    ["a page", Buffer.from("<!doctype html><title>Log in</title>")],
    ["a RIFF file of another kind", Buffer.from("RIFF\x00\x00\x00\x00AVI LIST", "latin1")],
    ["samples without a header", Buffer.from("RIFF\x00\x00\x00\x00WAVEdata\x10\x00\x00\x00", "latin1")],
    ["a compressed one", makeWav([FIRST, SECOND], { ...STEREO, coding: 0x55 })],
    ["one without channels", makeWav([], { ...STEREO, channels: 0 })],
  ])("%s", (_, bytes) => {
    const { stream, channels } = read(bytes);
    expect({ unreadable: stream.unreadable, channels }).toEqual({ unreadable: true, channels: [] });
  });

  test("a beginning alone is not refused yet", () => {
    expect(read(makeWav([FIRST], STEREO).subarray(0, 30)).stream.unreadable).toBe(false);
  });
});

describe("samples", () => {
  test.each([
    ["WAV of 16 bits", makeWav([FIRST, SECOND], STEREO), 1],
    ["WAV of 32 bits", makeWav([FIRST, SECOND], { ...STEREO, width: 4 }), 1],
    ["WAV of 24 bits", makeWav([FIRST, SECOND], { ...STEREO, width: 3 }), 2 ** -8],
    ["WAV of floating point", makeWav([FIRST, SECOND], { ...STEREO, width: 4, coding: 3 }), 1],
    ["AIFF of 16 bits", makeAiff([FIRST, SECOND], STEREO), 1],
    ["AIFF of 24 bits", makeAiff([FIRST, SECOND], { ...STEREO, width: 3 }), 2 ** -8],
  ])("%s", (_, bytes, scale) => {
    const { stream, channels } = read(bytes);
    const scaled = (samples: readonly number[]) => samples.map((sample) => Math.floor(sample * scale));
    expect(channels).toEqual([scaled(FIRST), scaled(SECOND)]);
    expect(stream).toMatchObject({ sampleRate: 8000, frames: 5, promisedFrames: 5 });
  });

  test("of 8 bits are silent in the middle", () => {
    const { channels } = read(makeWav([[0, 100, -128]], { channels: 1, sampleRate: 8000, width: 1 }));
    expect(channels).toEqual([[0, 100, -128]]);
  });

  test("what stands before and after them is passed over", () => {
    const bytes = makeWav([FIRST, SECOND], { ...STEREO, before: 4097 });
    const { channels } = read(bytes, Buffer.from("LIST\x04\x00\x00\x00abcd", "latin1"));
    expect(channels).toEqual([FIRST, SECOND]);
  });

  test("of a file written as a stream go on to its end, and nothing is promised", () => {
    const { stream, channels } = read(makeWav([FIRST, SECOND], { ...STEREO, told: 0xffff_ffff }));
    expect(channels).toEqual([FIRST, SECOND]);
    expect(stream.promisedFrames).toBeNull();
  });

  test("that are missing were promised", () => {
    const { stream } = read(makeWav([FIRST, SECOND], STEREO).subarray(0, -9));
    expect(stream).toMatchObject({ frames: 2, promisedFrames: 5 });
  });

  test("give the same peaks however the bytes are cut", () => {
    const long = Array.from({ length: 3000 }, (_, i) =>
      Math.round(9000 * Math.sin(i / 3) * Math.sin(i / 500)),
    );
    const files = [
      makeWav([long, long.toReversed()], { ...STEREO, before: 11 }),
      makeAiff([long], { ...STEREO, channels: 1, width: 3 }),
    ];
    const peaksOf = (pieces: readonly Uint8Array[]) => {
      const stream = new PcmStream();
      const meter = createPeakMeter();
      for (const piece of pieces) meter.add(stream.push(piece));
      return meter.blocks();
    };
    for (const file of files) {
      const whole = peaksOf([file]);
      expect(whole.length).toBeGreaterThan(40);
      fc.assert(
        fc.property(fc.array(fc.nat(file.length), { maxLength: 30 }), (cuts) => {
          expect(peaksOf(cutUp(file, cuts))).toEqual(whole);
        }),
      );
    }
  });
});
