import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { AudioExtension } from "#core/file/audio-type.ts";
import { lateSignal } from "../late-signal.ts";
import { type Sound, SoundMeter } from "./sound.ts";

// 8 kHz mono is plenty for the loudness of speech and music, and divides time to an eighth of a millisecond.
const RATE = 8000;
// A day of sound takes minutes. Half an hour means that ffmpeg hangs.
const TIMEOUT = 30 * 60 * 1000;

const DEMUXERS: Readonly<Record<AudioExtension, string>> = {
  mp3: "mp3",
  m4a: "mov",
  aac: "aac",
  ogg: "ogg",
  flac: "flac",
  wav: "wav",
  webm: "matroska",
};

/**
 * Decodes the first audio track of a file with the `ffmpeg` of this machine, streaming. Null when there is no
 * ffmpeg or no sound came out; of a damaged file, what could be decoded.
 */
export async function decodeWithFfmpeg(file: string, extension: AudioExtension): Promise<Sound | null> {
  const meter = new SoundMeter();
  for await (const samples of ffmpegSamples(file, extension, RATE)) meter.add([samples], RATE);
  return meter.finish();
}

/** The samples of the first audio track as one channel, so many a second; none where there is no ffmpeg. */
export async function* ffmpegSamples(
  file: string,
  extension: AudioExtension,
  rate: number,
): AsyncGenerator<Int16Array> {
  // The format is named and only local files are allowed: a stranger's file may be a playlist in disguise.
  const input = [
    "-protocol_whitelist",
    "file",
    "-f",
    DEMUXERS[extension],
    "-i",
    `file:${path.resolve(file)}`,
  ];
  const output = ["-map", "0:a:0", "-f", "s16le", "-ac", "1", "-ar", String(rate), "pipe:1"];
  const child = spawn("ffmpeg", ["-v", "error", "-nostdin", ...input, ...output], {
    stdio: ["ignore", "pipe", "ignore"],
    // Not its own timeout, which would go on where there is no such program.
    signal: lateSignal(TIMEOUT),
    killSignal: "SIGKILL",
  });
  // `error` comes instead of `close` where there is no such program.
  const ended = once(child, "close").catch(() => null);
  let odd: Uint8Array = new Uint8Array(0);
  for await (const chunk of child.stdout) {
    if (!(chunk instanceof Uint8Array)) throw new Error(`ffmpeg's output gave ${typeof chunk}`);
    const bytes = Buffer.concat([odd, chunk]);
    const even = bytes.length - (bytes.length % 2);
    yield littleEndianSamples(bytes.subarray(0, even));
    odd = bytes.subarray(even);
  }
  await ended;
}

function littleEndianSamples(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i));
}
