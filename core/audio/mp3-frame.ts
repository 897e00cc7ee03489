/** The header of one MP3 frame (MPEG 1, 2 or 2.5, Layer III; ISO/IEC 11172-3 and 13818-3). */
export interface FrameHeader {
  /** Bytes of the whole frame, header included. */
  readonly length: number;
  /** kbit/s. */
  readonly bitrate: number;
  /** Samples a second. */
  readonly sampleRate: number;
  /** Of each channel. */
  readonly samples: number;
  /** Version and sample rate as one number: equal for all frames of a stream. */
  readonly format: number;
  /** Bytes from the beginning of the frame to its main data, where encoders put the Xing header. */
  readonly dataOffset: number;
}

const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** The longest frame that exists: 320 kbit/s at 32 kHz, padded. */
export const LONGEST_FRAME = 1441;

/** The header at `at`, or null where there is none, or one of another layer, or of free bitrate. */
export function parseFrameHeader(bytes: Uint8Array, at: number): FrameHeader | null {
  if (bytes[at] !== 0xff) return null;
  const [, version = 0, rates = 0, mode = 0] = bytes.subarray(at, at + 4);
  // Eleven sync bits, a version that is not reserved, Layer III (01), an emphasis that is not reserved.
  const versionBits = (version >> 3) & 3;
  if ((version & 0xe6) !== 0xe2 || versionBits === 1 || (mode & 3) === 2) return null;
  const first = versionBits === 3;
  const bitrate = (first ? BITRATES_1 : BITRATES_2)[rates >> 4];
  const fullRate = SAMPLE_RATES[(rates >> 2) & 3];
  if (!bitrate || !fullRate) return null;
  const sampleRate = first ? fullRate : fullRate / (versionBits === 2 ? 2 : 4);
  const padding = (rates >> 1) & 1;
  const mono = mode >> 6 === 3;
  const sideInformation = first ? (mono ? 17 : 32) : mono ? 9 : 17;
  return {
    length: Math.floor(((first ? 144 : 72) * bitrate * 1000) / sampleRate) + padding,
    bitrate,
    sampleRate,
    samples: first ? 1152 : 576,
    format: (versionBits << 2) | ((rates >> 2) & 3),
    dataOffset: 4 + sideInformation,
  };
}

/** What a first frame that holds no sound says of the stream. */
export interface StreamHeader {
  /** It has the Xing table of contents by which players find a time in a file of varying bitrate. */
  readonly seekTable: boolean;
  /** How many frames of sound follow; null where it does not say. */
  readonly frames: number | null;
  /** How many bytes there are from this frame on, with it; null where it does not say. */
  readonly bytes: number | null;
  /** How many samples encoders have added at both ends, which players leave out. */
  readonly added: number;
}

/** The Xing, Info (LAME) or VBRI header in the frame at `at`, or null where the frame is sound. */
export function parseStreamHeader(bytes: Uint8Array, at: number, frame: FrameHeader): StreamHeader | null {
  const tag = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  const xing = at + frame.dataOffset;
  if (tag(xing) === "Xing" || tag(xing) === "Info") return parseXing(bytes, xing);
  // VBRI stands 32 bytes after the header. Its table is read by hardly any browser: it does not count.
  if (tag(at + 36) !== "VBRI") return null;
  return { seekTable: false, frames: numberAt(bytes, at + 50), bytes: numberAt(bytes, at + 46), added: 0 };
}

/** Its parts are there as its flags say, and LAME's after them. */
function parseXing(bytes: Uint8Array, at: number): StreamHeader {
  const flags = bytes[at + 7] ?? 0;
  let place = at + 8;
  const next = (flag: number, length: number) => {
    const here = place;
    if ((flags & flag) !== 0) place += length;
    return (flags & flag) === 0 ? null : here;
  };
  const [frames, size] = [next(1, 4), next(2, 4)];
  next(4, 100);
  next(8, 4);
  const [first = 0, middle = 0, last = 0] = bytes.subarray(place + 21, place + 24);
  const named = /^(?:LAME|Lav[cf])/.test(String.fromCharCode(...bytes.subarray(place, place + 4)));
  return {
    seekTable: (flags & 4) !== 0,
    frames: frames === null ? null : numberAt(bytes, frames),
    bytes: size === null ? null : numberAt(bytes, size),
    added: named ? (first << 4) + (middle >> 4) + ((middle & 15) << 8) + last : 0,
  };
}

function numberAt(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
}
