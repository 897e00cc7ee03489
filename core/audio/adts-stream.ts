import { joined } from "./joined.ts";

const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];
const HEADER = 7;
const SAMPLES = 1024;

/**
 * Counts the frames of AAC in a file of ADTS (ISO/IEC 13818-7, section 6.2) that comes piece by piece. A frame counts where the
 * next follows it, or the file ends with it. Holds no more than a frame between two pieces.
 */
export class AdtsStream {
  #rest: Uint8Array = new Uint8Array(0);
  #duration = 0;

  /** Seconds of sound that came. */
  get duration(): number {
    return this.#duration;
  }

  /** `last` comes with the final piece, which may be empty. */
  push(bytes: Uint8Array, last: boolean): void {
    const all = joined(this.#rest, bytes);
    let at = 0;
    while (at + HEADER <= all.length) {
      const frame = parseAdtsFrame(all, at);
      const next = at + (frame?.length ?? 1);
      if (frame !== null && !last && next + HEADER > all.length) break;
      if (frame !== null && (next === all.length || parseAdtsFrame(all, next) !== null)) {
        this.#duration += frame.duration;
        at = next;
      } else at += 1;
    }
    this.#rest = all.slice(Math.min(at, all.length));
  }
}

/** Null where no frame begins at `at`. */
function parseAdtsFrame(
  bytes: Uint8Array,
  at: number,
): { readonly length: number; readonly duration: number } | null {
  const [sync, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(
    at,
    at + HEADER,
  );
  if (sync !== 0xff || (second & 0xf6) !== 0xf0) return null;
  const sampleRate = SAMPLE_RATES[(third >> 2) & 15];
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  if (sampleRate === undefined || length <= HEADER) return null;
  return { length, duration: (SAMPLES * ((seventh & 3) + 1)) / sampleRate };
}
