import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StreamMeter } from "#server/audio/stream-meter.ts";

/** Of stereo, made by ffmpeg of the demo; what an hour takes is reckoned from it. Seconds. */
const LENGTH = 300;
const HOUR = 3600;
const ROUNDS = 3;
const PIECE = 65_536;
const DEMO = "public/demo/how-sound-becomes-a-file.mp3";

/** How ffmpeg writes each, by the ending of its file. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  mp3: ["-c:a", "libmp3lame", "-b:a", "128k"],
  opus: ["-c:a", "libopus", "-b:a", "96k"],
  ogg: ["-c:a", "libvorbis", "-b:a", "112k"],
  flac: ["-c:a", "flac"],
  wav: ["-c:a", "pcm_s16le"],
};

/** What it takes to measure sound as it comes, beside reading and hashing the same bytes in the same run. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  for (const [ending, options] of Object.entries(FORMATS)) await compare(ending, options);
} finally {
  rmSync(folder, { recursive: true });
}

async function compare(ending: string, options: readonly string[]): Promise<void> {
  const file = path.join(folder, `sound.${ending}`);
  const made = ["-t", String(LENGTH), "-i", DEMO, "-ac", "2", "-ar", ending === "opus" ? "48000" : "44100"];
  execFileSync("ffmpeg", ["-v", "error", ...made, ...options, file]);
  const ours: number[] = [];
  const bare: number[] = [];
  // The first is not counted: code is compiled in it.
  for (let round = 0; round <= ROUNDS; round++) {
    bare.push(await time(() => hash(file)));
    ours.push(await time(() => measure(file)));
  }
  const [own, other] = [ours, bare].map((times) => median(times.slice(1)) * (HOUR / LENGTH));
  const ratio = ((own ?? 0) / (other ?? 1)).toFixed(0);
  console.log(
    `${ending}: ${own?.toFixed(1)} s of processor an hour of stereo, reading and hashing it ${other?.toFixed(2)} s: ${ratio} times`,
  );
}

async function measure(file: string): Promise<void> {
  const meter = new StreamMeter();
  await readThrough(file, (piece) => meter.push(piece));
  const { kind } = await meter.finish();
  meter.free();
  if (kind !== "measured") throw new Error(`${file} was not measured`);
}

async function hash(file: string): Promise<void> {
  const sum = createHash("sha256");
  await readThrough(file, async (piece) => void sum.update(piece));
  sum.digest();
}

async function readThrough(file: string, take: (piece: Uint8Array) => Promise<unknown>): Promise<void> {
  const handle = await open(file);
  const buffer = new Uint8Array(PIECE);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE);
    if (bytesRead === 0) break;
    await take(buffer.subarray(0, bytesRead));
  }
  await handle.close();
}

/** Seconds of processor time. */
async function time(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
