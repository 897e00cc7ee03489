import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PEAK_COUNT } from "#core/audio/peaks.ts";
import { measureAudio } from "#server/audio/audio.ts";

const TONE = fileURLToPath(new URL("../fixtures/tone.mp3", import.meta.url));
const CHAPTERS = fileURLToPath(new URL("../fixtures/chapters/mp4.m4a", import.meta.url));
const HALF = fileURLToPath(new URL("../fixtures/cut-short.mp3", import.meta.url));
const WITHOUT_TABLE = fileURLToPath(new URL("../fixtures/vbr-without-table.mp3", import.meta.url));

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-audio-"));
});

afterAll(() => rm(folder, { recursive: true }));

afterEach(() => {
  vi.unstubAllEnvs();
});

async function write(name: string, ...parts: readonly Uint8Array[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, Buffer.concat(parts));
  return file;
}

function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >>> 16;
  });
}

/** A 16-bit mono WAV file at 8 kHz: one second of silence, then as much of a tone. */
function wav(seconds = 2): Buffer {
  const samples = Int16Array.from({ length: 8000 * seconds }, (_, i) =>
    i < 8000 ? 0 : 9000 * Math.sin(i / 3),
  );
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, new Uint8Array(samples.buffer)]);
}

function hasFfmpeg(): boolean {
  try {
    execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("audio that cannot be measured", () => {
  test("a file that is not there, or is a folder, or is empty", async () => {
    const missing = path.join(folder, "missing.mp3");
    expect(await measureAudio(missing)).toEqual({ kind: "unreadable", code: "file-missing", value: missing });
    expect(await measureAudio(folder)).toMatchObject({ kind: "unreadable", code: "file-unreadable" });
    const empty = await write("empty.mp3");
    expect(await measureAudio(empty)).toMatchObject({ kind: "unreadable", code: "audio-empty" });
  });

  test.each([
    ["noise", noise(200_000)],
    ["text", Buffer.from("<html>Not found</html>")],
    ["one byte", Uint8Array.of(0xff)],
    ["a tag and nothing else", Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f)],
    ["two frames only", Buffer.from("fffb9064".repeat(2), "hex")],
  ])("%s is not taken for sound", async (name, bytes) => {
    const file = await write(`${name}.mp3`, bytes);
    expect(await measureAudio(file)).toEqual({ kind: "unreadable", code: "audio-unknown", value: file });
  });

  test.each([
    ["wav", Buffer.from("RIFF\x00\x00\x00\x00WAVE", "latin1")],
    ["flac", Buffer.from("fLaC")],
    ["ogg", Buffer.from("OggS")],
    ["m4a", Buffer.from("\x00\x00\x00\x20ftypM4A ", "latin1")],
    ["webm", Buffer.from("1a45dfa3", "hex")],
    ["aac", Buffer.from("fff1", "hex")],
  ])("%s whose beginning promises more than noise", async (extension, head) => {
    const alone = await write(`alone.${extension}`, head);
    expect(await measureAudio(alone)).toMatchObject({ kind: "unreadable" });
    const noisy = await write(`noisy.${extension}`, head, noise(30_000));
    expect(await measureAudio(noisy)).toMatchObject({ kind: "unreadable" });
  });
});

describe("an MP3 file", () => {
  test("cut short is as long as what is left, whatever its header says", async () => {
    const half = (await readFile(TONE)).subarray(0, 4500);
    const measured = await measureAudio(await write("half.mp3", half));
    expect(measured).toMatchObject({ kind: "measured", duration: expect.closeTo(0.7, 1) });
  });

  test("cut short tells how much its header promises", async () => {
    const measured = await measureAudio(HALF);
    const [duration, promised] = [expect.closeTo(9.95, 1), expect.closeTo(20, 1)];
    expect(measured).toMatchObject({ kind: "measured", duration, promised });
    expect(await measureAudio(WITHOUT_TABLE)).toMatchObject({ promised: null });
  });

  test("with damage inside is measured without it, and without a word on the console", async () => {
    const complaints = vi.spyOn(console, "error");
    const tone = await readFile(TONE);
    for (let seed = 1; seed <= 40; seed++) {
      const damage = noise(600, seed);
      const file = await write(
        "damaged.mp3",
        tone.subarray(0, 200 * seed),
        damage,
        tone.subarray(200 * seed + 600),
      );
      const measured = await measureAudio(file);
      if (measured.kind !== "measured") throw new Error(`seed ${seed}: ${measured.code}`);
      expect(measured.duration, `seed ${seed}`).toBeGreaterThan(0.5);
      expect(measured.duration, `seed ${seed}`).toBeLessThan(1.7);
    }
    expect(complaints).not.toHaveBeenCalled();
  });

  test("is as long as a browser says: without the silence that the encoder added", async () => {
    const { size } = await stat(TONE);
    expect(await measureAudio(TONE)).toEqual({
      kind: "measured",
      duration: 1.5,
      bytes: size,
      mimeType: "audio/mpeg",
      peaks: expect.any(Uint8Array),
      approximateSeek: false,
      promised: null,
    });
  });

  test("is known by its content, with artwork before it and another name", async () => {
    const tag = Buffer.concat([Uint8Array.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 2, 0, 0), noise(32_768)]);
    const measured = await measureAudio(await write("tone.wav", tag, await readFile(TONE)));
    expect(measured).toMatchObject({ kind: "measured", duration: 1.5, mimeType: "audio/mpeg" });
  });

  test("of varying bitrate without a table of contents cannot be sought exactly", async () => {
    const measured = await measureAudio(WITHOUT_TABLE);
    expect(measured).toMatchObject({ kind: "measured", duration: 2.064, approximateSeek: true });
  });

  test("has peaks where it is loud", async () => {
    const tone = await measureAudio(TONE);
    if (tone.kind !== "measured" || !tone.peaks) throw new Error("not measured");
    expect(tone.peaks).toHaveLength(PEAK_COUNT);
    expect(Math.max(...tone.peaks)).toBe(255);
    expect(Math.min(...tone.peaks.subarray(100, -100))).toBeGreaterThan(200);
  });

  test("leaves the event loop free while it is decoded", async () => {
    const tone = await readFile(TONE);
    const file = await write("long.mp3", ...new Array(400).fill(tone));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const measured = await measureAudio(file);
    clearInterval(timer);
    expect(measured).toMatchObject({ kind: "measured", duration: expect.closeTo(600, -2) });
    // One turn for each piece of 32 KiB, of which there are more than a hundred.
    expect(ticks).toBeGreaterThan(50);
  });
});

describe("audio of other formats", () => {
  test("without ffmpeg has peaks where it is loud", async () => {
    vi.stubEnv("PATH", folder);
    const measured = await measureAudio(await write("tone.wav", wav()));
    const bytes = wav().length;
    const expected = { kind: "measured", duration: 2, bytes, mimeType: "audio/wav" };
    const peaks = expect.any(Uint8Array);
    expect(measured).toEqual({ ...expected, peaks, approximateSeek: false, promised: null });
    if (measured.kind !== "measured" || !measured.peaks) throw new Error("not measured");
    expect(Math.max(...measured.peaks.subarray(0, PEAK_COUNT / 2 - 1))).toBe(0);
    expect(Math.min(...measured.peaks.subarray(PEAK_COUNT / 2 + 1))).toBeGreaterThan(200);
  });

  test("cut short is as long as what is left", async () => {
    const file = await write("short.wav", wav().subarray(0, 44 + 16_000));
    vi.stubEnv("PATH", folder);
    expect(await measureAudio(file)).toMatchObject({ kind: "measured", duration: 1 });
    vi.unstubAllEnvs();
    expect(await measureAudio(file)).toMatchObject({ kind: "measured", duration: 1 });
  });

  test("cut short tells how much its header promises, and a stream of unknown length nothing", async () => {
    const long = wav(6);
    const cut = long.subarray(0, 44 + 48_000);
    const file = await write("cut.wav", cut);
    expect(await measureAudio(file)).toMatchObject({ duration: 3, promised: expect.closeTo(6, 1) });
    const stream = Buffer.from(cut);
    stream.writeUInt32LE(0xffffffff, 4);
    expect(await measureAudio(await write("stream.wav", stream))).toMatchObject({ promised: null });
  });

  test.skipIf(!hasFfmpeg())("an MP4 file cut short has the sound that is there", async () => {
    const fast = path.join(folder, "fast.m4a");
    const copy = ["-map", "0:a", "-map_chapters", "-1", "-c", "copy", "-movflags", "+faststart", fast];
    execFileSync("ffmpeg", ["-v", "error", "-y", "-i", CHAPTERS, ...copy]);
    const bytes = await readFile(fast);
    const cut = await write("cut.m4a", bytes.subarray(0, bytes.length / 2));
    expect(await measureAudio(fast)).toMatchObject({ promised: null });
    expect(await measureAudio(cut)).toMatchObject({
      duration: expect.closeTo(3, 0),
      promised: expect.closeTo(6, 0),
    });
  });

  test.skipIf(!hasFfmpeg())("with ffmpeg has peaks too", async () => {
    const measured = await measureAudio(await write("tone.wav", wav()));
    if (measured.kind !== "measured" || !measured.peaks) throw new Error("not measured");
    expect(measured).toMatchObject({ duration: 2, mimeType: "audio/wav" });
    expect(Math.max(...measured.peaks.subarray(0, PEAK_COUNT / 2 - 1))).toBe(0);
    expect(Math.min(...measured.peaks.subarray(PEAK_COUNT / 2 + 1))).toBeGreaterThan(200);
  });
});
