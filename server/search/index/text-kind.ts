import { z } from "zod";
import { openSegment, type Segment } from "#core/search/index/segment.ts";

/** What the documents of a segment are, and how many columns each has. */
export const TEXT_KINDS = {
  /** Passages, by their ids. */
  passages: 1,
  /** Episodes by their ids: title, summary and notes. */
  episodes: 3,
  /** Chapters by their ids: their titles. */
  chapters: 1,
} as const;

export type TextKind = keyof typeof TEXT_KINDS;

export const textKind = z.enum(["passages", "episodes", "chapters"] satisfies readonly TextKind[]);

/** What is indexed as one: the passages of a transcript, or the words or chapters of an episode, by the id of either. */
export interface IndexableText {
  readonly kind: TextKind;
  readonly id: number;
}

/** The segment of a kind in this buffer, which it keeps; null where there is none, and where it was damaged. */
export function openSegmentOf(kind: TextKind, buffer: ArrayBufferLike): Segment | null {
  const segment = openSegment(buffer);
  return segment?.size.columns === TEXT_KINDS[kind] ? segment : null;
}
