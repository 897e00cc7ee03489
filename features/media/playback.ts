import type { Track } from "#core/episode/track.ts";
import type { Range } from "#core/time/moment.ts";

/**
 * Why there is no sound. `network`: it may come back; `cut-short`: the rest of the file does not come; `refused`: its host
 * does not give it; `unsupported`: this browser cannot play the file; `missing`: there is none.
 */
export type PlaybackProblem = "network" | "cut-short" | "refused" | "unsupported" | "missing";

/**
 * A snapshot of the one audio element: never changed, replaced when something has. `time` moves about four times
 * a second; who needs it at every frame asks the store's `currentTime`.
 */
export interface Playback {
  readonly track: Track | null;
  /** Seconds. While a jump is under way, where it goes. */
  readonly time: number;
  /** Seconds, as the element has measured it, else as the track says; null while nobody knows. */
  readonly duration: number | null;
  readonly playing: boolean;
  /** Sound is wanted but not there yet. */
  readonly waiting: boolean;
  readonly muted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly rate: number;
  /** Where a range begins and stops, in seconds; null for playing on. */
  readonly range: Range | null;
  /** Whether the range is played again and again. */
  readonly looping: boolean;
  readonly problem: PlaybackProblem | null;
  /** False where the host of the file lets nobody jump in it. */
  readonly seekable: boolean;
}

/** Nothing is in the player. */
export const SILENCE: Playback = {
  track: null,
  time: 0,
  duration: null,
  playing: false,
  waiting: false,
  muted: false,
  volume: 1,
  rate: 1,
  range: null,
  looping: false,
  problem: null,
  seekable: true,
};

export function isSamePlayback(a: Playback, b: Playback): boolean {
  const fields = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, value]) => Object.is(value, fields.get(name)));
}

/** What is used of an HTMLAudioElement; tests bring their own. */
export interface MediaElement extends EventTarget {
  src: string;
  currentTime: number;
  muted: boolean;
  volume: number;
  playbackRate: number;
  /** What `load()` sets the rate to. */
  defaultPlaybackRate: number;
  preservesPitch: boolean;
  preload: string;
  readonly duration: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly readyState: number;
  readonly seekable: { readonly length: number; end(index: number): number };
  readonly error: { readonly code: number } | null;
  canPlayType(type: string): string;
  play(): Promise<void>;
  pause(): void;
  load(): void;
  /** Not everywhere. */
  fastSeek?(time: number): void;
  removeAttribute(name: string): void;
}
