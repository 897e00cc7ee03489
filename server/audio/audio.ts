import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import { parseBlob } from "music-metadata";
import {
  AUDIO_HEAD_LENGTH,
  AUDIO_TYPES,
  type AudioExtension,
  audioExtension,
} from "#core/file/audio-type.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import { errorCode } from "../error-code.ts";
import { decodeWithFfmpeg } from "./ffmpeg.ts";
import { measureMp3 } from "./mp3.ts";

export interface MeasuredAudio {
  readonly kind: "measured";
  /** Seconds to the millisecond, greater than 0. Of a file cut short: what is there, as far as it can be told. */
  readonly duration: number;
  readonly bytes: number;
  readonly mimeType: string;
  /** `PEAK_COUNT` amplitudes from 0 to 255, or null where this machine cannot decode the format. */
  readonly peaks: Uint8Array<ArrayBuffer> | null;
  /** Players cannot find an exact time in this file, so times are to be shown as approximate. */
  readonly approximateSeek: boolean;
}

/** `code` names a sentence in `messages/*.json`; `value` is the path. */
export interface UnreadableAudio {
  readonly kind: "unreadable";
  readonly code: "file-missing" | "file-unreadable" | "audio-empty" | "audio-unknown" | "audio-damaged";
  readonly value: string;
}

/**
 * Measures a local audio file in constant memory. MP3 is decoded here; of everything else the length is read
 * from its headers, and its sound decoded only where `ffmpeg` is installed. Never throws for what is in a file.
 */
export async function measureAudio(file: string): Promise<MeasuredAudio | UnreadableAudio> {
  const unreadable = (code: UnreadableAudio["code"]) => ({ kind: "unreadable", code, value: file }) as const;
  const head = await readHead(file);
  if (head.kind === "unreadable") return unreadable(head.code);
  try {
    const extension = audioExtension(head.bytes);
    const sound = extension === "mp3" ? await measureMp3(file) : await measureOther(file, extension);
    if (!sound) return unreadable("audio-unknown");
    return { kind: "measured", bytes: head.size, mimeType: AUDIO_TYPES[extension], ...sound };
  } catch {
    // Parsers and decoders throw whatever they like on a file whose beginning promised more than its rest.
    return unreadable("audio-damaged");
  }
}

type Head =
  | { readonly kind: "head"; readonly bytes: Uint8Array; readonly size: number }
  | { readonly kind: "unreadable"; readonly code: UnreadableAudio["code"] };

async function readHead(file: string): Promise<Head> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { kind: "unreadable", code: "file-unreadable" };
      if (stats.size === 0) return { kind: "unreadable", code: "audio-empty" };
      const { buffer, bytesRead } = await handle.read(new Uint8Array(AUDIO_HEAD_LENGTH));
      return { kind: "head", bytes: buffer.subarray(0, bytesRead), size: stats.size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: "unreadable", code: errorCode(error) === "ENOENT" ? "file-missing" : "file-unreadable" };
  }
}

type Measurement = Pick<MeasuredAudio, "duration" | "peaks" | "approximateSeek">;

/** Null when the file's headers know of no sound. Throws what the parser throws. */
async function measureOther(file: string, extension: AudioExtension): Promise<Measurement | null> {
  const blob = await openAsBlob(file, { type: AUDIO_TYPES[extension] });
  const { format } = await parseBlob(blob, { duration: true, skipCovers: true });
  const sound = await decodeWithFfmpeg(file, extension);
  // What was decoded is the truth: headers forget edit lists and do not notice that the rest is missing.
  const duration = sound?.duration ?? roundToMillisecond(format.duration ?? 0);
  if (!format.hasAudio || !(duration > 0) || !Number.isFinite(duration)) return null;
  return { duration, peaks: sound?.peaks ?? null, approximateSeek: false };
}
