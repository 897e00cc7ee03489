import { createReadStream, openAsBlob } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type IFormat, parseBlob } from "music-metadata";
import { AdtsStream } from "#core/audio/adts-stream.ts";
import { ID3_HEADER, TagSkipper, tagLength } from "#core/audio/id3.ts";
import {
  AUDIO_HEAD_LENGTH,
  AUDIO_TYPES,
  type AudioExtension,
  audioExtension,
} from "#core/file/audio-type.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import { errorCode } from "../error-code.ts";
import { decodeWithFfmpeg } from "./ffmpeg.ts";
import { measureFile } from "./measure-file.ts";
import { readMp4Length } from "./mp4-length.ts";
import { cutShort } from "./sound.ts";

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
  /** Seconds of sound by the header of a file that is cut short; null where all is there, as far as it can be told. */
  readonly promised: number | null;
}

/** `code` names a sentence in `messages/*.json`; `value` is the path. */
export interface UnreadableAudio {
  readonly kind: "unreadable";
  readonly code: "file-missing" | "file-unreadable" | "audio-empty" | "audio-unknown" | "audio-damaged";
  readonly value: string;
}

/**
 * Measures a local audio file in constant memory. MP3 is decoded here, everything else by `ffmpeg` where it is
 * installed, and where it is not, Opus, Vorbis, FLAC and WAV here too. Never throws for what is in a file.
 */
export async function measureAudio(file: string): Promise<MeasuredAudio | UnreadableAudio> {
  const unreadable = (code: UnreadableAudio["code"]) => ({ kind: "unreadable", code, value: file }) as const;
  const head = await readHead(file);
  if (head.kind === "unreadable") return unreadable(head.code);
  try {
    const extension = audioExtension(head.bytes);
    const sound =
      extension === "mp3" ? await measureStreamed(file) : await measureOther(file, extension, head);
    if (!sound) return unreadable("audio-unknown");
    const promised = cutShort(sound);
    const { duration, peaks, approximateSeek } = sound;
    return {
      kind: "measured",
      duration,
      bytes: head.size,
      mimeType: AUDIO_TYPES[extension],
      peaks,
      approximateSeek,
      promised,
    };
  } catch {
    // Parsers and decoders throw whatever they like on a file whose beginning promised more than its rest.
    return unreadable("audio-damaged");
  }
}

interface FileHead {
  readonly kind: "head";
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
}

type Head = FileHead | { readonly kind: "unreadable"; readonly code: UnreadableAudio["code"] };

async function readHead(file: string): Promise<Head> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { kind: "unreadable", code: "file-unreadable" };
      if (stats.size === 0) return { kind: "unreadable", code: "audio-empty" };
      const at = await soundStart(handle);
      const { buffer, bytesRead } = await handle.read(
        new Uint8Array(AUDIO_HEAD_LENGTH),
        0,
        AUDIO_HEAD_LENGTH,
        at,
      );
      return { kind: "head", bytes: buffer.subarray(0, bytesRead), size: stats.size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: "unreadable", code: errorCode(error) === "ENOENT" ? "file-missing" : "file-unreadable" };
  }
}

const MOST_TAGS = 100;

/** Where a file begins after the tags of ID3v2 that programs put before any kind of sound. */
async function soundStart(handle: FileHandle): Promise<number> {
  let at = 0;
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(ID3_HEADER), 0, ID3_HEADER, at);
    const length = tagLength(buffer.subarray(0, bytesRead), 0);
    if (length === 0) break;
    at += length;
  }
  return at;
}

type Measurement = Pick<MeasuredAudio, "duration" | "peaks" | "approximateSeek" | "promised">;

async function measureStreamed(file: string): Promise<Measurement | null> {
  const measured = await measureFile(file);
  return measured.kind === "measured" ? measured : null;
}

/** What comes out of a decoder, or null. */
async function decode(
  file: string,
  extension: AudioExtension,
): Promise<Pick<Measurement, "duration" | "peaks"> | null> {
  return (await decodeWithFfmpeg(file, extension)) ?? (await measureStreamed(file));
}

/** Null when the file's headers know of no sound. Throws what the parser throws. */
async function measureOther(
  file: string,
  extension: AudioExtension,
  head: FileHead,
): Promise<Measurement | null> {
  const sound = await decode(file, extension);
  const told = await readLength(file, extension, head).catch((error: unknown) => {
    // What has damaged headers may have been decoded.
    if (sound === null) throw error;
    return null;
  });
  // What was decoded is the truth: headers do not notice that the rest is missing.
  const duration = sound?.duration ?? roundToMillisecond(told?.duration ?? 0);
  if (!(duration > 0) || (sound === null && duration > LONGEST_TOLD)) return null;
  const promised = told === null || told.film ? null : told.promised;
  return { duration, peaks: sound?.peaks ?? null, approximateSeek: false, promised };
}

/** What headers alone say is not believed beyond a day. Seconds. */
const LONGEST_TOLD = 86_400;

/** What the headers of a file say: seconds, as in `Mp4Length`. */
interface ToldLength {
  readonly duration: number;
  readonly promised: number | null;
  readonly film: boolean;
}

/** Null where they know of no sound. */
async function readLength(
  file: string,
  extension: AudioExtension,
  head: FileHead,
): Promise<ToldLength | null> {
  if (extension === "m4a") return readMp4Length(file);
  if (extension === "aac") return { duration: await adtsLength(file), promised: null, film: false };
  const { hasAudio, hasVideo = false, duration = 0 } = await readFormat(file, extension);
  if (hasAudio === false) return null;
  if (extension === "wav") return { duration, promised: duration * promisedPart(head), film: hasVideo };
  // Of Ogg no header tells the length.
  const told = extension === "flac" || extension === "webm";
  return { duration, promised: told ? duration : null, film: hasVideo };
}

async function adtsLength(file: string): Promise<number> {
  const [tags, frames] = [new TagSkipper(), new AdtsStream()];
  const stream = createReadStream(file);
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) throw new Error(`A file stream gave ${typeof piece}`);
    frames.push(tags.push(piece, false), false);
  }
  frames.push(tags.push(new Uint8Array(0), true), true);
  return frames.duration;
}

async function readFormat(file: string, extension: AudioExtension): Promise<IFormat> {
  const blob = await openAsBlob(file, { type: AUDIO_TYPES[extension] });
  return (await parseBlob(blob, { duration: true, skipCovers: true })).format;
}

/** How many times larger than it is a WAV file says to be: 1 where it was written as a stream, and does not know. */
function promisedPart({ bytes, size }: FileHead): number {
  const written = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
  return written > 0xfffffff0 || written < size ? 1 : written / size;
}
