import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PEAK_COUNT } from "#core/audio/peaks.ts";
import { StreamMeter } from "#server/audio/stream-meter.ts";
import { cutUp } from "../../core/audio/cut-up.ts";
import { makeAiff, makeWav } from "../../core/audio/made-pcm.ts";

/** A second of silence, one of a tone, and one of the same tone at a quarter of its loudness. */
const SOUNDS = fileURLToPath(new URL("../fixtures/sounds", import.meta.url));
const SECOND = PEAK_COUNT / 3;
const MADE = Array.from({ length: 24_000 }, (_, i) =>
  Math.round((i < 8000 ? 0 : i < 16_000 ? 24_000 : 6000) * Math.sin(i / 3)),
);
const PLAIN = { channels: 1, sampleRate: 8000, width: 2 } as const;

async function soundOf(name: string): Promise<Uint8Array> {
  if (name === "tone.wav") return makeWav([MADE], PLAIN);
  if (name === "tone.aiff") return makeAiff([MADE], PLAIN);
  return readFile(path.join(SOUNDS, name));
}

async function measure(...pieces: readonly Uint8Array[]) {
  const meter = new StreamMeter();
  try {
    for (const piece of pieces) if (!(await meter.push(piece))) break;
    return await meter.finish();
  } finally {
    meter.free();
  }
}

function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >>> 16;
  });
}

const FORMATS = ["tone.mp3", "tone.opus", "tone.ogg", "tone.flac", "tone.wav", "tone.aiff"];

describe("what is no sound", () => {
  test.each([
    ["nothing", ""],
    ["a page", `<!doctype html><title>Log in</title>${" ".repeat(400)}`],
    ["a short message", "404"],
    ["JSON", `{"error":"${"x".repeat(400)}"}`],
  ])("%s", async (_, text) => {
    expect(await measure(Buffer.from(text))).toEqual({ kind: "unmeasured", code: "not-sound" });
  });

  test.each(FORMATS)("noise after the beginning of %s", async (name) => {
    const head = (await soundOf(name)).subarray(0, 40);
    for (let seed = 1; seed <= 5; seed++) {
      const measured = await measure(head, noise(60_000, seed));
      // Samples that stand as they are sound like anything.
      if (name !== "tone.wav" && name !== "tone.aiff")
        expect(measured.kind, `seed ${seed}`).toBe("unmeasured");
    }
  });

  test("what has too many channels to be a podcast", async () => {
    const bytes = new Uint8Array(await soundOf("tone.ogg"));
    bytes[28 + 11] = 255;
    expect(await measure(bytes)).toEqual({ kind: "unmeasured", code: "not-sound" });
  });
});

test.each(["tone.m4a", "tone.aac", "tone.webm"])("%s must be there whole", async (name) => {
  expect(await measure(await soundOf(name))).toEqual({ kind: "unmeasured", code: "needs-file" });
});

describe.each(FORMATS)("%s", (name) => {
  test("is measured: silence, loud, and a quarter as loud", async () => {
    const measured = await measure(await soundOf(name));
    if (measured.kind !== "measured") throw new Error(measured.code);
    expect(measured).toMatchObject({ duration: 3, approximateSeek: false, broken: false });
    const middle = (second: number) =>
      measured.peaks.subarray(SECOND * second + SECOND / 4, SECOND * (second + 1) - SECOND / 4);
    expect(Math.max(...middle(0))).toBeLessThan(8);
    expect(Math.min(...middle(1))).toBeGreaterThan(215);
    expect(Math.min(...middle(2))).toBeGreaterThan(45);
    expect(Math.max(...middle(2))).toBeLessThan(80);
  });

  test("gives the same however the bytes are cut", async () => {
    const bytes = await soundOf(name);
    const whole = await measure(bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        expect(await measure(...cutUp(bytes, cuts))).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  test("cut in the middle, what came is kept", async () => {
    const bytes = await soundOf(name);
    const measured = await measure(bytes.subarray(0, bytes.length * 0.6));
    if (measured.kind !== "measured") throw new Error(measured.code);
    expect(measured.duration).toBeGreaterThan(0.5);
    expect(measured.duration).toBeLessThan(2.5);
  });

  test("with damage inside, what can be decoded is kept", async () => {
    const bytes = new Uint8Array(await soundOf(name));
    bytes.set(noise(200, 7), bytes.length * 0.7);
    const measured = await measure(bytes);
    if (measured.kind !== "measured") throw new Error(measured.code);
    expect(measured.duration).toBeGreaterThan(1);
    expect(measured.duration).toBeLessThan(3.2);
  });
});

test.each([
  [["tone.opus", "tone.opus"], 6],
  [["tone.ogg", "tone.ogg", "tone.ogg"], 9],
  // What another decoder would have to hear is left out.
  [["tone.ogg", "tone.opus", "tone.ogg"], 6],
])("of the streams %j in one file all of a kind are measured", async (names, duration) => {
  const bytes = Buffer.concat(await Promise.all(names.map(soundOf)));
  expect(await measure(bytes)).toMatchObject({ kind: "measured", duration, broken: false });
});

describe("how much a file says it has", () => {
  test.each(["tone.mp3", "tone.flac", "tone.wav", "tone.aiff"])("%s", async (name) => {
    const bytes = await soundOf(name);
    const measured = await measure(bytes.subarray(0, bytes.length * 0.6));
    expect(measured).toMatchObject({ promised: expect.closeTo(3, 0) });
  });
});
