import { tagLength } from "#core/audio/id3.ts";
import { areConstant, findMp3Start, type Mp3Start } from "#core/audio/mp3-length.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import { type FilePart, readPart } from "./file-part.ts";
import type { RemoteOptions } from "./remote-file.ts";

/** A header, and some frames after it of whatever bitrate. Bytes. */
const PART = 16 * 1024;
/** So many parts are asked for at most. */
const MOST_PARTS = 3;
/** So far what a header tells of bytes may be from the truth: tags may follow, and other sound may have been put in. */
const NEAR = 0.02;

type PartOptions = Omit<RemoteOptions, "maxBytes">;

/**
 * About how long an MP3 file at its host is, in seconds, by one to three small parts of it: as its Xing, Info or VBRI header says, or
 * by its size where its bitrate does not change. Null where that cannot be told. Never throws for what an address or a server does.
 */
export async function findQuickLength(url: string, options: PartOptions): Promise<number | null> {
  const parts = new Parts(url, options);
  const first = await parts.read(0);
  const tag = first === null ? 0 : tagLength(first.bytes, 0);
  // Only little of the sound is there where the tag is not much shorter than the part.
  const part = tag > PART / 2 ? await parts.read(tag) : first;
  const sound = tag > PART / 2 ? part?.bytes : part?.bytes.subarray(tag);
  const start = sound && findMp3Start(sound);
  if (!part || !start) return null;
  const left = part.size - tag - start.at;
  const seconds =
    start.told ?? (await constantLength(start, sound.subarray(start.at), left, part.size, parts));
  return seconds !== null && isPossible(seconds, start, left) ? roundToMillisecond(seconds) : null;
}

/** Bits a second, with some room on both sides. */
const [LEAST_RATE, MOST_RATE] = [7000, 330_000];

/** Of a header whose file is not that of which it tells, nothing is believed. */
function isPossible(seconds: number, { bytes }: Mp3Start, left: number): boolean {
  const rate = (left * 8) / seconds;
  const near = bytes === null || Math.abs(bytes - left) <= NEAR * left + PART;
  return near && rate > LEAST_RATE && rate < MOST_RATE;
}

/** By its size, where its bitrate is the same at several places. */
async function constantLength(
  { frame }: Mp3Start,
  beginning: Uint8Array,
  left: number,
  size: number,
  parts: Parts,
): Promise<number | null> {
  if (!areConstant(beginning, frame)) return null;
  for (const place of [0.9, 0.5].slice(0, parts.left)) {
    const far = await parts.read(size - Math.round(left * (1 - place)));
    if (far?.size !== size || !areConstant(far.bytes, frame)) return null;
  }
  return (left * 8) / (frame.bitrate * 1000);
}

/** The parts of one file, counted. */
class Parts {
  readonly #url: string;
  readonly #options: PartOptions;
  #left = MOST_PARTS;

  constructor(url: string, options: PartOptions) {
    this.#url = url;
    this.#options = options;
  }

  get left(): number {
    return this.#left;
  }

  read(from: number): Promise<FilePart | null> {
    this.#left -= 1;
    return readPart(this.#url, from, PART, this.#options);
  }
}
