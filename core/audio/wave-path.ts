/**
 * SVG path data of a waveform `bars` columns wide and 24 units high, mirrored about its middle: one stroke a
 * column, at x = 0.5, 1.5, … `peaks` are 8-bit amplitudes; each bar shows the loudest of its share.
 */
export function wavePath(peaks: ArrayLike<number>, bars: number): string {
  let path = "";
  for (let bar = 0; bar < bars; bar++) {
    const half = barHalf(
      peaks,
      Math.floor((bar * peaks.length) / bars),
      Math.floor(((bar + 1) * peaks.length) / bars),
    );
    path += `M${bar + 0.5} ${12 - half}v${2 * half}`;
  }
  return path;
}

/**
 * How tall a peak is drawn, from 0 to 1. Speech fills the upper half of its range nearly all the time; the power
 * spreads that half out, so that one sees where people paused and where they raised their voices.
 */
export function barHeight(peak: number): number {
  return (peak / 255) ** 2.2;
}

/** Silence still shows as a dot, so that a quiet start is seen as part of the whole. */
const LEAST_HALF = 0.5;
const MOST_HALF = 11;

function barHalf(peaks: ArrayLike<number>, from: number, to: number): number {
  let loudest = 0;
  for (let index = from; index < Math.max(to, from + 1); index++)
    loudest = Math.max(loudest, peaks[index] ?? 0);
  return Math.round(Math.max(LEAST_HALF, barHeight(loudest) * MOST_HALF) * 10) / 10;
}
