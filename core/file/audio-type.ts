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
  return findAudioExtension(head) ?? "mp3";
}

/** The kind of audio that the first bytes of any file show, or null where they show none. */
export function findAudioExtension(head: Uint8Array): AudioExtension | null {
  const [first = 0, second = 0] = head;
  const start = tagAt(head, 0);
  if ((start === "RIFF" || start === "RF64") && tagAt(head, 8) === "WAVE") return "wav";
  if (start === "fLaC") return "flac";
  if (start === "OggS") return "ogg";
  if (isMp4(head)) return "m4a";
  if (start === "\x1aE\xdf\xa3") return "webm";
  // ADTS: twelve sync bits, then two layer bits that are always 0 (ISO/IEC 13818-7).
  if (first === 0xff && (second & 0xf6) === 0xf0) return "aac";
  // A tag, or a frame of Layer III; FF FE would be the beginning of a text in UTF-16.
  return start.startsWith("ID3") || (first === 0xff && (second & 0xe6) === 0xe2) ? "mp3" : null;
}

/** Pictures in the container of MP4, which say so in its brand. */
const PICTURE_BRAND = /^(?:avi[fs]|hei[cfmsx]|he[vi]c|mif1|msf1)/;

function isMp4(head: Uint8Array): boolean {
  const box = tagAt(head, 4);
  if (box === "ftyp") return !PICTURE_BRAND.test(tagAt(head, 8));
  // QuickTime was without `ftyp` at first; its first box is shorter than 16 MiB or tells its length later.
  return head[0] === 0 && /^(?:moov|wide|mdat)$/.test(box);
}

/** Whether a file begins as audio that browsers do not all play: AIFF, Windows Media, AMR, CAF, APE, WavPack, AC-3. */
export function isUnplayable(head: Uint8Array): boolean {
  const start = tagAt(head, 0);
  if (start === "FORM") return tagAt(head, 8).startsWith("AIF");
  return ["\x30\x26\xb2\x75", "#!AM", "caff", "MAC ", "wvpk"].includes(start) || start.startsWith("\x0bw");
}

function tagAt(head: Uint8Array, from: number): string {
  return String.fromCharCode(...head.subarray(from, from + 4));
}

/** Endings of audio files by which people call the kinds of `AUDIO_TYPES` too. */
const OTHER_ENDINGS: ReadonlyMap<string, AudioExtension> = new Map([
  ["mpga", "mp3"],
  ["m4b", "m4a"],
  ["m4r", "m4a"],
  ["m4v", "m4a"],
  ["mp4", "m4a"],
  ["mov", "m4a"],
  ["adts", "aac"],
  ["opus", "ogg"],
  ["oga", "ogg"],
  ["ogv", "ogg"],
  ["ogx", "ogg"],
  ["spx", "ogg"],
  ["wave", "wav"],
  ["weba", "webm"],
  ["mka", "webm"],
  ["mkv", "webm"],
]);

/** What `isUnplayable` knows by content. */
const UNPLAYABLE_ENDINGS = ["aif", "aifc", "aiff", "wma", "wmv", "asf", "amr", "caf", "ac3", "ape", "wv"];

/** The MIME type of audio by the ending of its file, without its point; null for what is not called audio that browsers play. */
export function typeOfEnding(ending: string): string | null {
  const lower = ending.toLowerCase();
  return audioMimeType(OTHER_ENDINGS.get(lower) ?? lower);
}

export function isUnplayableEnding(ending: string): boolean {
  return UNPLAYABLE_ENDINGS.includes(ending.toLowerCase());
}
