import { findAudioExtension } from "./audio-type.ts";

/** How sound is decoded: as it comes by a decoder of that name, or as a `file` that must be there whole. */
export type StreamKind = "mp3" | "opus" | "vorbis" | "flac" | "pcm" | "file";

/** How many bytes from the beginning of a file `streamKind` looks at: the head of an Ogg page and of its first packet. */
export const STREAM_HEAD_LENGTH = 320;

/** More are no podcast, and each takes memory. */
const MOST_CHANNELS = 8;

/** What decodes a file by its first bytes; null for what is known to be no sound that is decoded here. */
export function streamKind(head: Uint8Array): StreamKind | null {
  const extension = findAudioExtension(head);
  switch (extension) {
    case "wav":
      return "pcm";
    case "ogg":
      return oggKind(head);
    case "m4a":
    case "aac":
    case "webm":
      return "file";
    case null:
      if (textAt(head, 0, 4) === "FORM") return textAt(head, 8, 3) === "AIF" ? "pcm" : null;
      // MP3 may begin with rubbish, but not with a text.
      return isText(head) ? null : "mp3";
    default:
      return extension;
  }
}

/** The first packet of the first page (RFC 3533, section 6) says what is in it. */
function oggKind(head: Uint8Array): StreamKind | null {
  const packet = 27 + (head[26] ?? 0);
  if (textAt(head, packet, 8) === "OpusHead") return fewChannels(head[packet + 9], "opus");
  if (textAt(head, packet, 7) === "\x01vorbis") return fewChannels(head[packet + 11], "vorbis");
  return textAt(head, packet, 5) === "\x7fFLAC" ? "flac" : "file";
}

function fewChannels(channels: number | undefined, kind: StreamKind): StreamKind | null {
  return channels !== undefined && channels > 0 && channels <= MOST_CHANNELS ? kind : null;
}

/** Whether it begins as a page, a feed or a message does. */
function isText(head: Uint8Array): boolean {
  return (
    head.length > 0 &&
    head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) &&
    head[0] !== 0xff
  );
}

/** Seconds of sound that a FLAC file says it has, in its first block of metadata (RFC 9639, section 8.2); null where it does not. */
export function flacLength(head: Uint8Array): number | null {
  if (head.length < 26 || textAt(head, 0, 4) !== "fLaC" || ((head[4] ?? 0) & 0x7f) !== 0) return null;
  const view = new DataView(head.buffer, head.byteOffset);
  const sampleRate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return samples === 0 || sampleRate === 0 ? null : samples / sampleRate;
}

function textAt(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length));
}
