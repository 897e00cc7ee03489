import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { measureAudio } from "#server/audio/audio.ts";
import { StreamMeter } from "#server/audio/stream-meter.ts";
import { id3Header } from "../../core/audio/made-id3.ts";
import { makeAiff, makeWav } from "../../core/audio/made-pcm.ts";
import { temporaryFolder } from "../database.ts";

const SOUNDS = path.resolve("tests/server/fixtures/sounds");
const MADE = Array.from({ length: 24_000 }, (_, i) => Math.round(9000 * Math.sin(i / 3)));
const PLAIN = { channels: 1, sampleRate: 8000, width: 2 } as const;
/** What says how samples stand in a file: with it changed, they are other samples. Bytes. */
const PCM_HEADER = 64;

let folder = "";

// What there is without ffmpeg.
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("PATH", folder);
});
afterEach(() => vi.unstubAllEnvs());

async function soundOf(name: string): Promise<Buffer> {
  if (name === "tone.wav") return Buffer.from(makeWav([MADE], PLAIN));
  if (name === "tone.aiff") return Buffer.from(makeAiff([MADE], PLAIN));
  return readFile(path.join(SOUNDS, name));
}

async function measureFile(...parts: readonly Uint8Array[]) {
  const file = path.join(folder, "sound");
  await writeFile(file, Buffer.concat(parts));
  return measureAudio(file);
}

/** The same with so many bits turned, from byte `from` on. */
function turned(bytes: Buffer, bits: number, from: number, seed: number): Buffer {
  const broken = Buffer.from(bytes);
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >>> 8;
  };
  for (let i = 0; i < bits; i++) {
    const at = from + (next() % (bytes.length - from));
    broken[at] = (broken[at] ?? 0) ^ (1 << (next() % 8));
  }
  return broken;
}

describe("a thousand turned bits", () => {
  test.each(["tone.mp3", "tone.opus", "tone.ogg", "tone.flac", "tone.wav", "tone.aiff"])(
    "make no more sound of %s than there was",
    async (name) => {
      const bytes = await soundOf(name);
      const from = name === "tone.wav" || name === "tone.aiff" ? PCM_HEADER : 0;
      for (let seed = 1; seed <= 3; seed++) {
        const meter = new StreamMeter();
        await meter.push(turned(bytes, 1000, from, seed));
        const measured = await meter.finish();
        meter.free();
        if (measured.kind === "measured") expect(measured.duration, `seed ${seed}`).toBeLessThan(3.3);
        else expect(["not-sound", "needs-file"]).toContain(measured.code);
      }
    },
  );

  test.each(["tone.aac", "tone.m4a"])("make no more of %s", async (name) => {
    const bytes = await soundOf(name);
    for (let seed = 1; seed <= 3; seed++) {
      const measured = await measureFile(turned(bytes, 1000, 0, seed));
      if (measured.kind === "measured") expect(measured.duration, `seed ${seed}`).toBeLessThan(3.3);
    }
  });
});

describe("a tag of ID3", () => {
  test.each([
    ["tone.flac", "audio/flac"],
    ["tone.wav", "audio/wav"],
    ["tone.aac", "audio/aac"],
    ["tone.mp3", "audio/mpeg"],
  ])("may stand before %s", async (name, mimeType) => {
    const measured = await measureFile(
      id3Header(70_000),
      Buffer.alloc(70_000, 1),
      id3Header(0),
      await soundOf(name),
    );
    expect(measured).toMatchObject({ kind: "measured", duration: expect.closeTo(3, 0), mimeType });
  });

  test("that claims to be longer than its file is no sound", async () => {
    const measured = await measureFile(id3Header(2 ** 28 - 1), await soundOf("tone.mp3"));
    expect(measured).toMatchObject({ kind: "unreadable", code: "audio-unknown" });
  });
});

test("WAV of more than 4 GB, whose lengths stand in a chunk of their own, is measured", async () => {
  const wav = await soundOf("tone.wav");
  wav.write("RF64", 0);
  wav.writeUInt32LE(0xffff_ffff, 4);
  wav.writeUInt32LE(0xffff_ffff, wav.indexOf("data") + 4);
  const sizes = Buffer.alloc(36);
  sizes.write("ds64", 0);
  sizes.writeUInt32LE(28, 4);
  const measured = await measureFile(wav.subarray(0, 12), sizes, wav.subarray(12));
  expect(measured).toMatchObject({ kind: "measured", duration: 3, mimeType: "audio/wav", promised: null });
});

test("a rate of one sample a second makes no day of sound", async () => {
  const wav = makeWav([Array.from({ length: 90_000 }, () => 9)], { ...PLAIN, sampleRate: 1 });
  expect(await measureFile(wav)).toMatchObject({ kind: "unreadable" });
});
