import { tagLength } from "./id3.ts";
import { joined } from "./joined.ts";
import { LONGEST_FRAME, parseFrameHeader, parseStreamHeader } from "./mp3-frame.ts";

// Three frames in a row that agree. In noise two agree about once in 4 GB; pictures and silence repeat bytes.
const LINKS = 3;
const LOOK_AHEAD = (LINKS - 1) * LONGEST_FRAME + 4;

/**
 * Finds the frames in the bytes of an MP3 file, given piece by piece, and leaves out everything else: tags,
 * artwork, rubbish, a last frame cut short. Holds no more than a few frames between two pieces.
 */
export class Mp3Stream {
  #rest: Uint8Array = new Uint8Array(0);
  #skip = 0;
  #format: number | null = null;
  #bitrate: number | null = null;
  #variable = false;
  #seekTable = false;
  #frames = 0;
  #promised: number | null = null;

  /** Frames of different bitrates were seen. */
  get variable(): boolean {
    return this.#variable;
  }

  /** A header with a table of contents was seen. */
  get seekTable(): boolean {
    return this.#seekTable;
  }

  /** How many frames of sound were found. */
  get frames(): number {
    return this.#frames;
  }

  /** How many the first header said there are; null where none said it. */
  get promisedFrames(): number | null {
    return this.#promised;
  }

  /** Bytes that wait for the next piece. */
  get held(): number {
    return this.#rest.length;
  }

  /**
   * The runs of whole frames that `bytes` completes, as views that hold until the next piece is read; `last`
   * comes with the final piece, which may be empty.
   */
  push(bytes: Uint8Array, last: boolean): readonly Uint8Array[] {
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    const all = joined(this.#rest, bytes.subarray(skipped));
    const runs: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      if (this.#format === null) at = this.#findRun(all, at, last);
      if (this.#format === null) break;
      const start = at;
      for (let end = this.#frameEnd(all, at); end !== null; end = this.#frameEnd(all, at)) at = end;
      if (at > start) runs.push(all.subarray(start, at));
      // Too little is left to tell a frame that goes on in the next piece from the end of the run.
      if (!last && all.length - at < LONGEST_FRAME) break;
      this.#format = null;
    }
    this.#rest = all.slice(at);
    return runs;
  }

  /** The end of the frame at `at` while the run goes on; null where it breaks off. */
  #frameEnd(bytes: Uint8Array, at: number): number | null {
    const frame = parseFrameHeader(bytes, at);
    if (!frame || frame.format !== this.#format || at + frame.length > bytes.length) return null;
    const header = parseStreamHeader(bytes, at, frame);
    if (header) {
      this.#seekTable ||= header.seekTable;
      this.#promised ??= header.frames;
    } else {
      this.#frames += 1;
      this.#variable ||= this.#bitrate !== null && this.#bitrate !== frame.bitrate;
      this.#bitrate = frame.bitrate;
    }
    return at + frame.length;
  }

  /** The first place from `at` on where a run begins, else the place to go on from with more bytes. */
  #findRun(bytes: Uint8Array, at: number, last: boolean): number {
    let place = at;
    while (place + (last ? 4 : LOOK_AHEAD) <= bytes.length) {
      const tag = tagLength(bytes, place);
      this.#format = tag === 0 ? runFormat(bytes, place) : null;
      if (this.#format !== null) return place;
      this.#skip = Math.max(0, place + tag - bytes.length);
      place = Math.min(bytes.length, place + Math.max(1, tag));
    }
    return place;
  }
}

/** The format of the run of frames that begins at `at`, or null where none does. */
export function runFormat(bytes: Uint8Array, at: number): number | null {
  const first = parseFrameHeader(bytes, at);
  let place = at + (first?.length ?? 0);
  for (let link = 1; link < LINKS; link++) {
    const next = first && parseFrameHeader(bytes, place);
    if (!next || next.format !== first.format) return null;
    place += next.length;
  }
  return first?.format ?? null;
}
