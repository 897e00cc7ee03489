import { clamp } from "../time/time.ts";

/** The part of an episode that a waveform shows, from edge to edge. Seconds. */
export interface WaveView {
  readonly start: number;
  readonly end: number;
}

/** Nothing shorter is shown: a handful of words, in the width of a phone too. Seconds. */
export const SHORTEST_VIEW = 2;
/** The playhead turns the page a little before the edge, and begins the next a little after it. Shares of the view. */
const PAGE_END = 0.95;
const PAGE_START = 0.05;

export function wholeView(duration: number): WaveView {
  return { start: 0, end: duration };
}

export function viewLength({ start, end }: WaveView): number {
  return end - start;
}

/** Where a time stands, from 0 at the left edge to 1 at the right; less or more where it is not in view. */
export function shareOf(view: WaveView, time: number): number {
  return (time - view.start) / viewLength(view);
}

/** The time at a share of the width. */
export function timeAtShare(view: WaveView, share: number): number {
  return view.start + share * viewLength(view);
}

export function isInView({ start, end }: WaveView, time: number): boolean {
  return time >= start && time <= end;
}

/** As near to a wanted view as there can be: within the episode, and not shorter than the shortest. */
export function fitView({ start, end }: WaveView, duration: number): WaveView {
  const length = clamp(end - start, Math.min(SHORTEST_VIEW, duration), duration);
  const from = clamp(start, 0, duration - length);
  return { start: from, end: from + length };
}

/** A view `factor` times as long, in which `time` stands where it stood, unless that would leave the episode. */
export function scaleView(view: WaveView, factor: number, time: number, duration: number): WaveView {
  const share = shareOf(view, time);
  const length = clamp(viewLength(view) * factor, Math.min(SHORTEST_VIEW, duration), duration);
  return fitView({ start: time - share * length, end: time + (1 - share) * length }, duration);
}

/** The same length, later by a share of it. */
export function moveView(view: WaveView, by: number, duration: number): WaveView {
  const way = by * viewLength(view);
  return fitView({ start: view.start + way, end: view.end + way }, duration);
}

/** Two fingers, as shares of the width. */
export type Fingers = readonly [number, number];

/** The view in which what two fingers have touched stays under them, as far as that can be. */
export function pinchView(view: WaveView, from: Fingers, to: Fingers, duration: number): WaveView {
  const apart = Math.abs(to[1] - to[0]);
  const factor = Math.abs(from[1] - from[0]) / Math.max(apart, Number.EPSILON);
  const length = clamp(viewLength(view) * factor, Math.min(SHORTEST_VIEW, duration), duration);
  const held = timeAtShare(view, (from[0] + from[1]) / 2);
  const start = held - ((to[0] + to[1]) / 2) * length;
  return fitView({ start, end: start + length }, duration);
}

/** The same view while the time is well in it; else the page that begins with the time. */
export function turnView(view: WaveView, time: number, duration: number): WaveView {
  const share = shareOf(view, time);
  const stands = share >= 0 && (share <= PAGE_END || view.end >= duration);
  return stands ? view : moveView(view, share - PAGE_START, duration);
}
