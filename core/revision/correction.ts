/**
 * A passage that can be corrected. `id` is its own for good: it keeps it through corrections and when its feed is read
 * again. `wordTimes` holds one start in seconds for each of `wordSpans(text)`, never decreasing, none before `start` or
 * after `end`; it is empty, and `start` and `end` are null, in an untimed transcript.
 */
export interface EditablePassage {
  readonly id: number;
  readonly speaker: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly wordTimes: readonly number[];
}

/**
 * One difference between two states of a transcript. It holds both sides of what it changes and nothing else, so that
 * it can be taken back, and it says no when what it expects is not there.
 */
export type Correction = WordsCorrection | SpeakerCorrection | SplitCorrection | MergeCorrection;

/** Other words in a part of one passage. */
export interface WordsCorrection {
  readonly kind: "words";
  readonly passage: number;
  /** Where the part begins in the text: UTF-16 units. */
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
  readonly times: {
    /** The first word, from 0, whose time is another. */
    readonly from: number;
    readonly removed: readonly number[];
    readonly inserted: readonly number[];
  };
}

/** Somebody else is said to speak in these passages, which all had the same speaker. */
export interface SpeakerCorrection {
  readonly kind: "speaker";
  readonly passages: readonly number[];
  readonly removed: string | null;
  readonly inserted: string | null;
}

/** One passage becomes two: from `at` on (UTF-16 units) its text is that of the passage `into`, which follows it. */
export interface SplitCorrection extends Seam {
  readonly kind: "split";
}

/** The opposite: the passage `into`, which follows `passage`, is joined to it. */
export interface MergeCorrection extends Seam {
  readonly kind: "merge";
}

interface Seam {
  readonly passage: number;
  readonly into: number;
  readonly at: number;
  /** How many words the first has when they are two. */
  readonly words: number;
  /** The white space between the two, which neither keeps. */
  readonly gap: string;
  /** Who speaks in `into`; a passage of somebody else is merged only after a correction of its speaker. */
  readonly speaker: string | null;
  /** Where the first ends and the second begins when they are two, in seconds; both null in an untimed transcript. */
  readonly end: number | null;
  readonly start: number | null;
}
