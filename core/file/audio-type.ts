/** The kinds of audio files that Playhead keeps and serves: file extension to MIME type. */
export const AUDIO_TYPES = {
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
  flac: "audio/flac",
  wav: "audio/wav",
  webm: "audio/webm",
} as const;

export type AudioExtension = keyof typeof AUDIO_TYPES;

/** The MIME type of a file extension in lower case and without its point, or null for one not listed. */
export function audioMimeType(extension: string): string | null {
  return new Map<string, string>(Object.entries(AUDIO_TYPES)).get(extension) ?? null;
}

/** How many bytes from the beginning of a file `audioExtension` looks at. */
export const AUDIO_HEAD_LENGTH = 12;

/**
 * The kind of an audio file by its first bytes, never by its name. MP3 has no signature of its own (it may
 * begin with tags, artwork or rubbish), so it is the answer for everything not recognised.
 */
export function audioExtension(head: Uint8Array): AudioExtension {
  const [first = 0, second = 0] = head;
  const tag = (from: number) => String.fromCharCode(...head.subarray(from, from + 4));
  if ((tag(0) === "RIFF" || tag(0) === "RF64") && tag(8) === "WAVE") return "wav";
  if (tag(0) === "fLaC") return "flac";
  if (tag(0) === "OggS") return "ogg";
  if (tag(4) === "ftyp") return "m4a";
  if (tag(0) === "\x1aE\xdf\xa3") return "webm";
  // ADTS: twelve sync bits, then two layer bits that are always 0 (ISO/IEC 13818-7).
  if (first === 0xff && (second & 0xf6) === 0xf0) return "aac";
  return "mp3";
}
