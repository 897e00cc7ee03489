/** The waveform: 8-bit amplitudes of equal slices of an episode, measured once at import. */

/**
 * How many peaks an episode keeps. 1,800 bars of 2 CSS pixels fill 3,600 px, wider than the player on any
 * screen, and 1,800 divides by 2, 3, 4, 5, 6, 8, 9, 10 and 12, so a smaller waveform takes every n-th group.
 * 1,800 bytes travel as 2,400 characters of base64.
 */
export const PEAK_COUNT = 1800;

// 16,384 blocks: at least 8,192 are in use after a fold, more than four for each of the 1,800 peaks.
const MOST_BLOCKS = 16_384;
// 64 samples: 8 ms at 8 kHz, so the peaks of a clip of 15 s are still finer than PEAK_COUNT.
const FIRST_BLOCK_LENGTH = 64;

export type Samples = Float32Array | Int16Array;

/** Collects the loudest sample of each block of sound, in constant memory, without knowing how much will come. */
export interface PeakMeter {
  /** The next samples of all channels, each array equally long; any scale, the same in every call. */
  add(channels: readonly Samples[]): void;
  /** The loudest amplitude of each block so far, at most 16,384 of them, all of one length except the last. */
  blocks(): Float32Array;
}

/** When its blocks are all used the meter folds pairs into one and goes on with blocks twice as long. */
export function createPeakMeter(): PeakMeter {
  const blocks = new Float32Array(MOST_BLOCKS);
  let used = 0;
  let blockLength = FIRST_BLOCK_LENGTH;
  let filled = 0;
  let loudest = 0;

  function closeBlock(): void {
    blocks[used++] = loudest;
    filled = 0;
    loudest = 0;
    if (used < MOST_BLOCKS) return;
    used = foldPairs(blocks);
    blockLength *= 2;
  }

  return {
    add(channels) {
      const length = channels[0]?.length ?? 0;
      for (let from = 0; from < length; ) {
        const to = Math.min(length, from + blockLength - filled);
        for (const channel of channels) loudest = Math.max(loudest, loudestBetween(channel, from, to));
        filled += to - from;
        from = to;
        if (filled === blockLength) closeBlock();
      }
    },
    blocks() {
      const whole = blocks.slice(0, used + (filled > 0 ? 1 : 0));
      if (filled > 0) whole[used] = loudest;
      return whole;
    },
  };
}

function foldPairs(blocks: Float32Array): number {
  const half = blocks.length / 2;
  for (let i = 0; i < half; i++) blocks[i] = Math.max(blocks[2 * i] ?? 0, blocks[2 * i + 1] ?? 0);
  return half;
}

/** The loudest amplitude of `samples` from `from` up to `to`; what is not a finite number counts as silence. */
function loudestBetween(samples: Samples, from: number, to: number): number {
  let loudest = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(samples[i] ?? 0);
    if (size > loudest && size < Number.POSITIVE_INFINITY) loudest = size;
  }
  return loudest;
}

/**
 * Exactly `count` amplitudes from 0 to 255 out of any number of blocks: each is the root mean square of its
 * slice, and the greatest of all is 255. (The loudest of a slice would say little: in every second of compressed
 * speech one syllable is as loud as speech gets, and the picture would be a bar.) Fewer blocks than peaks are
 * repeated; silence, or no blocks, gives zeros.
 */
export function resamplePeaks(blocks: ArrayLike<number>, count: number): Uint8Array<ArrayBuffer> {
  const slices = Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * blocks.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * blocks.length) / count));
    let squares = 0;
    for (let block = from; block < to; block++) squares += (blocks[block] ?? 0) ** 2;
    return Math.sqrt(squares / (to - from));
  });
  const greatest = slices.reduce((most, slice) => Math.max(most, slice), 0);
  return Uint8Array.from(slices, (slice) => (greatest > 0 ? Math.round((255 * slice) / greatest) : 0));
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base64 (RFC 4648 section 4, with padding). */
export function encodePeaks(peaks: Uint8Array): string {
  return btoa(Array.from(peaks, (peak) => String.fromCharCode(peak)).join(""));
}

/** What `encodePeaks` wrote. Throws an Error for text that it cannot have written. */
export function decodePeaks(text: string): Uint8Array<ArrayBuffer> {
  if (!BASE64.test(text)) throw new Error(`Peaks are not base64: ${text.slice(0, 120)}`);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
