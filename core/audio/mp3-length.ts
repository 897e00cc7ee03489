import { type FrameHeader, parseFrameHeader, parseStreamHeader } from "./mp3-frame.ts";
import { runFormat } from "./mp3-stream.ts";

/** The first frames of an MP3 file, as they are found in some of its bytes. */
export interface Mp3Start {
  /** Where the first frame begins, in these bytes. */
  readonly at: number;
  readonly frame: FrameHeader;
  /** Seconds, by a Xing, Info or VBRI header; null where there is none that says it. */
  readonly told: number | null;
  /** Bytes from the first frame on, by the same. */
  readonly bytes: number | null;
}

/** Null where no run of frames begins within these bytes. */
export function findMp3Start(bytes: Uint8Array): Mp3Start | null {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const frame = runFormat(bytes, at) === null ? null : parseFrameHeader(bytes, at);
    if (frame === null) continue;
    const header = parseStreamHeader(bytes, at, frame);
    const samples = header?.frames ? header.frames * frame.samples - header.added : 0;
    return { at, frame, told: samples > 0 ? samples / frame.sampleRate : null, bytes: header?.bytes ?? null };
  }
  return null;
}

/** Whether all frames in bytes from anywhere in a file are of this format and bitrate, and there are some. */
export function areConstant(bytes: Uint8Array, { format, bitrate }: FrameHeader): boolean {
  let at = findMp3Start(bytes)?.at ?? bytes.length;
  let frames = 0;
  for (let frame = parseFrameHeader(bytes, at); frame !== null; frame = parseFrameHeader(bytes, at)) {
    if (frame.format !== format || frame.bitrate !== bitrate) return false;
    frames += 1;
    at += frame.length;
  }
  return frames > 0;
}
