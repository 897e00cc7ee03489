import { SPEECH_RATE } from "../audio/speech-samples.ts";
import { roundToMillisecond } from "../time/time.ts";
import { coarsePath, type Reach } from "./coarse-path.ts";
import { confidences, type Fit, fitOf, SURE } from "./confidence.ts";
import { COARSE, coarseFeatures, DIMENSIONS, FRAME } from "./features.ts";
import { type Stretch, warp } from "./fine-path.ts";

/** Speech that was made of a passage. Frames are those of the features of the whole text. */
export interface SpokenPassage {
  readonly frames: Stretch;
  /** Where each of its words begins, never decreasing. Frames, and parts of them. */
  readonly words: readonly number[];
  /** The first words of its sentences. */
  readonly sentences: readonly number[];
}

/** Where a passage is spoken. Seconds. */
export interface FoundPassage {
  readonly start: number;
  /** Not before the last word begins. */
  readonly end: number;
  /** One a word, never decreasing. */
  readonly wordTimes: readonly number[];
  /** From `SURE` up to 1. */
  readonly confidence: number;
}

/** Speech that is longer than so, and is not in the text, is passed over; a text that is longer and is not spoken is not. Frames. */
const REACH: Reach = {
  behind: Math.round((120 * SPEECH_RATE) / FRAME / COARSE),
  ahead: Math.round((180 * SPEECH_RATE) / FRAME / COARSE),
};
/** How far the coarse path may be from the truth. Frames. */
const NEAR = Math.round((0.6 * SPEECH_RATE) / FRAME);
/** Of a passage so much must be heard. */
const MOST_OMITTED = 0.5;

/**
 * Finds passages in a sound by what speech that was made of them sounds like; both as `speechFeatures` has them. Null for
 * each that is not heard, or not surely.
 */
export function alignPassages(
  sound: Int8Array,
  text: Int8Array,
  passages: readonly SpokenPassage[],
): readonly (FoundPassage | null)[] {
  const path = finePath(sound, text, passages);
  const frames = heardOf(path, text.length / DIMENSIONS);
  const heard = passages.map((passage) => stretchOf(frames, passage.frames));
  const fits: readonly (Fit | null)[] = passages.map((passage, place) => {
    const stretch = heard[place];
    return stretch ? fitOf(sound, stretch, text, passage.frames) : null;
  });
  const sure = confidences(fits);
  let latest = 0;
  return passages.map((passage, place) => {
    const stretch = heard[place];
    const confidence = sure[place] ?? 0;
    // Where two parts of the path were decided one after the other it may have gone back.
    if (!stretch || confidence < SURE || stretch.from < latest) return null;
    latest = stretch.to - 1;
    return foundOf(passage, stretch, frames, confidence);
  });
}

/** For each frame of the sound the frame of the text that is heard in it, or -1. */
function finePath(sound: Int8Array, text: Int8Array, passages: readonly SpokenPassage[]): Int32Array {
  const sentences = passages.flatMap(({ words, sentences: firsts, frames }) =>
    firsts.map((word) => (word === 0 ? frames.from : (words[word] ?? frames.from))),
  );
  const [heard, spoken] = [coarseFeatures(sound), coarseFeatures(text)];
  const coarse = coarsePath(
    { features: heard, frames: heard.length / DIMENSIONS },
    {
      features: spoken,
      frames: spoken.length / DIMENSIONS,
      sentences: sentences.map((frame) => Math.floor(frame / COARSE)),
    },
    REACH,
  );
  const path = new Int32Array(sound.length / DIMENSIONS).fill(-1);
  const last = text.length / DIMENSIONS;
  for (const { from, to } of runsOf(coarse)) {
    const stretch = { from: from * COARSE, to: to * COARSE };
    const within = {
      from: (coarse[from] ?? 0) * COARSE,
      to: Math.min(last, ((coarse[to - 1] ?? 0) + 1) * COARSE),
    };
    const middle = (frame: number) => (coarse[Math.floor(frame / COARSE)] ?? 0) * COARSE + (frame % COARSE);
    path.set(warp(sound, stretch, text, within, middle, NEAR).path, stretch.from);
  }
  return path;
}

/** Stretches of a path in which the text goes on, without a sentence that is missing. */
function* runsOf(path: Int32Array): Generator<Stretch> {
  let from = 0;
  for (let i = 0; i <= path.length; i++) {
    const [before, now] = [path[i - 1] ?? -1, path[i] ?? -1];
    if (i > from && before >= 0 && (now < before || now > before + 2)) yield { from, to: i };
    if (now < 0 || before < 0 || now < before || now > before + 2) from = i;
  }
}

/** The first and the last frame of the sound in which each frame of the text is heard, or -1. */
interface Heard {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

function heardOf(path: Int32Array, frames: number): Heard {
  const first = new Int32Array(frames).fill(-1);
  const last = new Int32Array(frames).fill(-1);
  for (const [i, spoken] of path.entries()) {
    if (spoken < 0) continue;
    if (first[spoken] === -1) first[spoken] = i;
    last[spoken] = i;
  }
  return { first, last };
}

/** The stretch of the sound in which one of the text is heard; null where too much of it is not. */
function stretchOf({ first, last }: Heard, { from, to }: Stretch): Stretch | null {
  const own = first.subarray(from, to);
  const begins = own.findIndex((frame) => frame >= 0);
  const ends = own.findLastIndex((frame) => frame >= 0);
  // Half of the frames are left out where somebody speaks twice as fast.
  const heard = own.reduce((count, frame, i) => count + (frame >= 0 || (own[i - 1] ?? -1) >= 0 ? 1 : 0), 0);
  if (begins < 0 || heard < own.length * (1 - MOST_OMITTED)) return null;
  return { from: own[begins] ?? 0, to: (last[from + ends] ?? 0) + 1 };
}

function foundOf(
  { words }: SpokenPassage,
  stretch: Stretch,
  { first }: Heard,
  confidence: number,
): FoundPassage {
  let latest = stretch.from;
  const wordTimes = words.map((word) => {
    const from = Math.floor(word);
    const found = first.subarray(from).find((frame) => frame >= 0) ?? latest;
    latest = Math.min(stretch.to, Math.max(latest, found));
    return toSeconds(latest);
  });
  return {
    start: wordTimes[0] ?? toSeconds(stretch.from),
    end: toSeconds(stretch.to),
    wordTimes,
    confidence,
  };
}

function toSeconds(frame: number): number {
  return roundToMillisecond((frame * FRAME) / SPEECH_RATE);
}
