import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import type { Samples } from "#core/audio/peaks.ts";
import { SPEECH_RATE, SpeechSamples, speechWavHead } from "#core/audio/speech-samples.ts";
import { audioExtension } from "#core/file/audio-type.ts";
import { STREAM_HEAD_LENGTH, streamKind } from "#core/file/stream-kind.ts";
import type { Range } from "#core/time/moment.ts";
import { ffmpegSamples } from "../audio/ffmpeg.ts";
import { openDecoder } from "../audio/open-decoder.ts";

/** Loudness is told of slices of so many samples: a tenth of a second. */
const SLICE = SPEECH_RATE / 10;
export const SLICE_SECONDS = SLICE / SPEECH_RATE;
/** A day. Samples. */
const LONGEST = 86_400 * SPEECH_RATE;
const READ = 32 * 1024;
const BYTES = 2;

/** The sound of an episode as recognisers want it, in a file of samples alone. */
export interface SpeechFile {
  readonly path: string;
  /** Seconds, greater than 0. */
  readonly duration: number;
  /** Loudness in slices of `SLICE_SECONDS`. */
  readonly levels: readonly number[];
}

/**
 * Decodes a file of sound into a file of samples of speech, in constant memory: 115 MB an hour. Null where no sound comes of it;
 * of a damaged file, what could be decoded.
 */
export async function writeSpeech(
  file: string,
  path: string,
  signal: AbortSignal,
): Promise<SpeechFile | null> {
  const out = await open(path, "w");
  try {
    const writer = new SpeechWriter(out);
    await decodeInto(file, writer, signal);
    const duration = writer.samples / SPEECH_RATE;
    return duration > 0 ? { path, duration, levels: writer.levels } : null;
  } finally {
    await out.close();
  }
}

/** A piece of it as a WAV file. */
export async function readPiece(
  { path }: SpeechFile,
  { start, end }: Range,
): Promise<Uint8Array<ArrayBuffer>> {
  const [from, to] = [start, end].map((time) => Math.round(time * SPEECH_RATE) * BYTES) as [number, number];
  const head = speechWavHead(to - from);
  const wav = new Uint8Array(head.length + to - from);
  wav.set(head);
  const handle = await open(path);
  try {
    await handle.read(wav, head.length, to - from, from);
  } finally {
    await handle.close();
  }
  return wav;
}

async function decodeInto(file: string, writer: SpeechWriter, signal: AbortSignal): Promise<void> {
  const handle = await open(file);
  try {
    const { buffer: head, bytesRead } = await handle.read(
      new Uint8Array(STREAM_HEAD_LENGTH),
      0,
      STREAM_HEAD_LENGTH,
      0,
    );
    const first = head.subarray(0, bytesRead);
    const kind = streamKind(first);
    if (kind === "file") {
      for await (const samples of ffmpegSamples(file, audioExtension(first), SPEECH_RATE)) {
        signal.throwIfAborted();
        if (!(await writer.add([samples], SPEECH_RATE, 32_767))) return;
      }
    } else if (kind !== null) await decodeStream(handle, await openDecoder(kind, first), writer, signal);
  } finally {
    await handle.close();
  }
}

async function decodeStream(
  handle: FileHandle,
  decoder: Awaited<ReturnType<typeof openDecoder>>,
  writer: SpeechWriter,
  signal: AbortSignal,
): Promise<void> {
  const buffer = new Uint8Array(Math.min(READ, decoder.pieceLength));
  try {
    for (let at = 0; ; ) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      at += bytesRead;
      const decoded = await decodedOf(() =>
        bytesRead === 0 ? decoder.finish() : decoder.push(buffer.subarray(0, bytesRead)),
      );
      for (const { channels, sampleRate, loudest } of decoded ?? [])
        if (!(await writer.add(channels, sampleRate, loudest))) return;
      if (decoded === null || bytesRead === 0) return;
      // The thread keeps other jobs, too.
      await breathe();
    }
  } finally {
    decoder.free();
  }
}

/** Null where the decoder cannot go on: it throws whatever it likes at what is no sound. */
async function decodedOf<T>(decode: () => Promise<T>): Promise<T | null> {
  try {
    return await decode();
  } catch {
    return null;
  }
}

class SpeechWriter {
  readonly levels: number[] = [];
  samples = 0;
  readonly #out: FileHandle;
  readonly #speech = new SpeechSamples();
  #sum = 0;

  constructor(out: FileHandle) {
    this.#out = out;
  }

  /** False when it is long enough. */
  async add(channels: readonly Samples[], sampleRate: number, loudest: number): Promise<boolean> {
    const made = this.#speech.push(channels, sampleRate, loudest);
    const bytes = Buffer.alloc(made.length * BYTES);
    for (const [i, sample] of made.entries()) {
      bytes.writeInt16LE(sample, i * BYTES);
      this.#sum += Math.abs(sample);
      this.samples += 1;
      if (this.samples % SLICE !== 0) continue;
      this.levels.push(this.#sum / SLICE);
      this.#sum = 0;
    }
    await this.#out.writeFile(bytes);
    return this.samples < LONGEST;
  }
}
