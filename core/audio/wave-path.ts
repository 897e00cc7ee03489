/**
 * How tall the bars of a waveform are, from 0 to 1. Each shows the mean of its share of the peaks: the loudest of a
 * share says nothing, since in every second of speech one syllable is as loud as speech gets. What is left of the
 * differences is stretched between the quietest and the loudest bar, so that pauses and voices show at any width.
 */
export function barHeights(peaks: ArrayLike<number>, bars: number): readonly number[] {
  const means = Array.from({ length: bars }, (_, bar) => meanOfShare(peaks, bar, bars));
  const sorted = means.toSorted((one, other) => one - other);
  const quiet = sorted[Math.floor(sorted.length * QUIET_SHARE)] ?? 0;
  const loud = sorted.at(-1) ?? 0;
  if (loud === quiet) return means.map((mean) => (mean > 0 ? 1 : 0));
  return means.map((mean) => Math.max(0, (mean - quiet) / (loud - quiet)));
}

/**
 * SVG path data of a waveform `bars` columns wide and 24 units high, mirrored about its middle: one stroke a
 * column, at x = 0.5, 1.5, … `peaks` are 8-bit amplitudes.
 */
export function wavePath(peaks: ArrayLike<number>, bars: number): string {
  return barHeights(peaks, bars)
    .map((height, bar) => {
      const half = Math.round(Math.max(LEAST_HALF, height * MOST_HALF) * 10) / 10;
      return `M${bar + 0.5} ${12 - half}v${2 * half}`;
    })
    .join("");
}

/** The 3rd percentile is the floor rather than the very quietest, so that one cut in the sound does not lift all the rest. */
const QUIET_SHARE = 0.03;
/** Silence still shows as a dot, so that a quiet start is seen as part of the whole. */
const LEAST_HALF = 0.5;
const MOST_HALF = 11;

function meanOfShare(peaks: ArrayLike<number>, bar: number, bars: number): number {
  const from = Math.floor((bar * peaks.length) / bars);
  const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
  let sum = 0;
  for (let index = from; index < to; index++) sum += peaks[index] ?? 0;
  return sum / (to - from);
}
