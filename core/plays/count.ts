import type { Moment } from "../time/moment.ts";
import type { HeardMessage } from "./message.ts";
import { PARTS } from "./parts.ts";

/** How often an episode was heard. Sums alone: what they were made of is not kept. */
export interface PlayCount {
  readonly plays: number;
  /** Those of them in players on other sites. */
  readonly embedded: number;
  /** By parts of the episode, see parts.ts: in how many listenings each was heard. What is missing at the end is 0. */
  readonly heard: readonly number[];
  /** In how many of them it was heard once more. */
  readonly again: readonly number[];
}

export const NO_PLAYS: PlayCount = { plays: 0, embedded: 0, heard: [], again: [] };

/** What one message adds. */
export function countOf({ play, embedded, heard, again }: HeardMessage): PlayCount {
  return {
    plays: Number(play),
    embedded: Number(play && embedded),
    heard: onesAt(heard),
    again: onesAt(again),
  };
}

/** Both together, in whatever order. */
export function sumPlays(one: PlayCount, other: PlayCount): PlayCount {
  return {
    plays: one.plays + other.plays,
    embedded: one.embedded + other.embedded,
    heard: sumParts(one.heard, other.heard),
    again: sumParts(one.again, other.again),
  };
}

function onesAt(parts: readonly number[]): readonly number[] {
  const length = Math.max(-1, ...parts) + 1;
  return Array.from({ length }, (_, part) => Number(parts.includes(part)));
}

function sumParts(one: readonly number[], other: readonly number[]): readonly number[] {
  const length = Math.min(PARTS, Math.max(one.length, other.length));
  return Array.from({ length }, (_, part) => (one[part] ?? 0) + (other[part] ?? 0));
}

/** How often a moment was shared, and a link to it followed and heard. */
export interface MomentCount {
  readonly shared: number;
  readonly opened: number;
}

export const NO_MOMENTS: MomentCount = { shared: 0, opened: 0 };

export function sumMoments(one: MomentCount, other: MomentCount): MomentCount {
  return { shared: one.shared + other.shared, opened: one.opened + other.opened };
}

/** A moment, to the millisecond, with what was counted of it. */
export interface CountedMoment {
  readonly moment: Moment;
  readonly count: MomentCount;
}
