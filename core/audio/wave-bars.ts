import { barHeights } from "./wave-path.ts";
import { shareOf, viewLength, type WaveView } from "./wave-view.ts";

/** One bar of a waveform. */
export interface WaveBar {
  /** Of its left edge, as a share of the view: below 0 where it begins before that. */
  readonly left: number;
  /** From 0 to 1. */
  readonly height: number;
}

/**
 * The bars of a part of an episode, `count` to the width of the view and one more where the first begins before it. They
 * stand at fixed times, so that what is moved does not shimmer. More bars than peaks are a smooth line from peak to peak:
 * what is between them nobody has measured.
 */
export function barsInView(
  peaks: ArrayLike<number>,
  duration: number,
  view: WaveView,
  count: number,
): readonly WaveBar[] {
  const total = Math.max(1, Math.round((duration * count) / viewLength(view)));
  const levels = barHeights(peaks, Math.min(total, peaks.length));
  const step = duration / total;
  const first = Math.floor(view.start / step + ROUNDED);
  const last = Math.min(total, Math.ceil(view.end / step - ROUNDED));
  return Array.from({ length: last - first }, (_, place) => {
    const bar = first + place;
    const height = levels.length === total ? levels[bar] : between(levels, (bar + 0.5) / total);
    return { left: shareOf(view, bar * step), height: height ?? 0 };
  });
}

/** Of a bar. */
const ROUNDED = 1e-6;

/** At a share of all: a line from the middle of one level to that of the next, which leaves and arrives level. */
function between(levels: readonly number[], share: number): number {
  const at = share * levels.length - 0.5;
  const before = Math.floor(at);
  const way = at - before;
  const one = levels[Math.max(0, before)] ?? 0;
  const other = levels[Math.min(levels.length - 1, before + 1)] ?? one;
  return one + (other - one) * way * way * (3 - 2 * way);
}
