import { spacedBefore } from "../text/word.ts";
import { roundToMillisecond } from "../time/time.ts";
import type { Cue } from "./cue.ts";
import { type SpokenWord, spokenWords } from "./spoken-word.ts";

/**
 * How exactly a transcript knows its times: `word` measured, `cue` interpolated inside cues, `aligned` found by listening, where
 * passages that were not surely found have none, `none` untimed.
 */
export type Timing = "word" | "cue" | "aligned" | "none";

/**
 * What is read, highlighted and searched: a readable paragraph of one speaker. `wordTimes` holds one start in
 * seconds for each of `wordSpans(text)`, never decreasing; it is empty, and `start` and `end` are null, in an
 * untimed transcript.
 */
export interface Passage {
  readonly speaker: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly wordTimes: readonly number[];
}

export interface PassageText {
  readonly passages: readonly Passage[];
  readonly timing: Timing;
}

/** A paragraph is closed at the first end of a sentence past this many words. */
const ENOUGH_WORDS = 40;
/** No paragraph is longer, sentence or not. */
const MOST_WORDS = 80;
/** A speaker's last words join the paragraph before rather than stand alone when they are fewer. */
const FEW_WORDS = 12;
/** Files whose words are measured to this part count as word-timed: a few stamps may be missing. */
const MEASURED_SHARE = 0.9;

/**
 * Re-joins what feeds cut: cues become whole sentences, sentences become paragraphs of about 40 to 80 words,
 * never across a change of speaker. Every word of every cue is kept, in order of time.
 */
export function buildPassages(cues: readonly Cue[]): PassageText {
  const words = spokenWords(cues);
  const passages = speakerRuns(words).flatMap(paragraphs).map(toPassage);
  const measured = words.filter((word) => word.measured).length;
  const timing = words.length === 0 ? "none" : measured >= words.length * MEASURED_SHARE ? "word" : "cue";
  return { passages, timing };
}

function speakerRuns(words: readonly SpokenWord[]): readonly (readonly SpokenWord[])[] {
  const runs: SpokenWord[][] = [];
  let speaker: string | null | undefined;
  for (const word of words) {
    if (word.speaker !== speaker || word.changes || runs.length === 0) runs.push([]);
    speaker = word.speaker;
    runs.at(-1)?.push(word);
  }
  return runs;
}

function paragraphs(run: readonly SpokenWord[]): readonly (readonly SpokenWord[])[] {
  const result: SpokenWord[][] = [];
  let current: SpokenWord[] = [];
  for (const sentence of sentences(run)) {
    if (
      current.length > 0 &&
      (current.length >= ENOUGH_WORDS || current.length + sentence.length > MOST_WORDS)
    ) {
      result.push(current);
      current = [];
    }
    current.push(...sentence);
  }
  const last = result.at(-1);
  if (last && current.length < FEW_WORDS && last.length + current.length <= MOST_WORDS) last.push(...current);
  else if (current.length > 0) result.push(current);
  return result;
}

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;
const CLAUSE_END = /[,;:–—、，]["'”’»)\]]*$/u;

/** Sentences of at most MOST_WORDS words; a longer one is cut after a comma, else where it must be. */
function sentences(run: readonly SpokenWord[]): readonly (readonly SpokenWord[])[] {
  const result: SpokenWord[][] = [];
  let current: SpokenWord[] = [];
  for (const word of run) {
    current.push(word);
    if (SENTENCE_END.test(word.text)) {
      result.push(current);
      current = [];
    } else if (current.length === MOST_WORDS) {
      const cut = current.findLastIndex((w) => CLAUSE_END.test(w.text)) + 1;
      const head = current.splice(0, cut >= ENOUGH_WORDS ? cut : MOST_WORDS);
      result.push(head);
    }
  }
  if (current.length > 0) result.push(current);
  return result;
}

function toPassage(words: readonly SpokenWord[]): Passage {
  const first = words[0];
  const last = words.at(-1);
  let text = "";
  let previous = "";
  for (const word of words) {
    text += previous !== "" && spacedBefore(previous, word.text) ? ` ${word.text}` : word.text;
    previous = word.text;
  }
  return {
    speaker: first?.speaker ?? null,
    start: first?.start ?? null,
    end: last ? roundToMillisecond(Math.max(last.end, last.start)) : null,
    text,
    wordTimes: words.map((word) => word.start),
  };
}
