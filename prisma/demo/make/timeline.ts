import type { Span, Take } from "./festival.ts";
import type { Opening, Sentence } from "./script.ts";

/** Where everything lies in the episode. Seconds from its start. */
export interface Timeline {
  readonly duration: number;
  /** For each sentence, one span for every written word. */
  readonly sentences: readonly (readonly Span[])[];
  /** When the sound that opens a chapter begins, one for each chapter. */
  readonly chimes: readonly number[];
}

/** Silences in seconds. Those before a chapter, and at both ends, are fixed; the others give way to the length. */
const INTRO = { chime: 0.25, speech: 1.55 };
const CHAPTER = { chime: 0.6, speech: 1.75 };
const TAIL = 2;
const SENTENCE_PAUSE = 0.36;
const TURN_PAUSES = [0.58, 0.68, 0.52, 0.63];

/** Beyond these the pauses sound hurried or lost. */
const PAUSE_SCALE = { least: 0.7, most: 1.45 };

/** Beyond these the voices sound hurried or sleepy. */
const STRETCH = { least: 0.85, most: 1.2 };

/** Who speaks a tenth slower pauses two tenths longer. */
const PAUSE_SHARE = 2;

/** How much slower than their own pace the voices have to speak, to the hundredth. 1 when no length is asked. */
export function findStretch(
  sentences: readonly Sentence[],
  takes: readonly Take[],
  duration: number | null,
): number {
  if (duration === null) return 1;
  const pauses = elasticSilence(sentences) * PAUSE_SHARE;
  const spare = duration - fixedSilence(sentences) - elasticSilence(sentences) - spokenTime(takes);
  const wanted = 1 + spare / (spokenTime(takes) + pauses);
  return Math.round(Math.min(STRETCH.most, Math.max(STRETCH.least, wanted)) * 100) / 100;
}

/** Lays the sentences out so that the whole lasts `duration` seconds; with null the pauses stay as they are. */
export function layOut(
  sentences: readonly Sentence[],
  takes: readonly Take[],
  duration: number | null,
): Timeline {
  const scale = duration === null ? 1 : fitPauses(sentences, takes, duration);
  const chimes: number[] = [];
  const placed: (readonly Span[])[] = [];
  let time = 0;
  for (const [index, { opening }] of sentences.entries()) {
    const spans = takes[index]?.spans ?? [];
    if (opening === "chapter") {
      const { chime, speech } = index === 0 ? INTRO : CHAPTER;
      chimes.push(time + chime);
      time += speech;
    } else {
      time += elasticPause(opening, index) * scale;
    }
    const shift = time - (spans[0]?.start ?? 0);
    placed.push(spans.map(({ start, end }) => ({ start: start + shift, end: end + shift })));
    time = (spans.at(-1)?.end ?? 0) + shift;
  }
  return { duration: duration ?? time + TAIL, sentences: placed, chimes };
}

function fitPauses(sentences: readonly Sentence[], takes: readonly Take[], duration: number): number {
  const scale = (duration - fixedSilence(sentences) - spokenTime(takes)) / elasticSilence(sentences);
  if (scale < PAUSE_SCALE.least || scale > PAUSE_SCALE.most) {
    const missing = Math.round(
      (duration - fixedSilence(sentences) - elasticSilence(sentences) - spokenTime(takes)) * 2.7,
    );
    throw new Error(
      `Pauses would be scaled by ${scale.toFixed(2)}: add about ${missing} words (fewer than 0: cut)`,
    );
  }
  return scale;
}

function fixedSilence(sentences: readonly Sentence[]): number {
  const chapters = sentences.filter(({ opening }) => opening === "chapter").length;
  return INTRO.speech + (chapters - 1) * CHAPTER.speech + TAIL;
}

function elasticSilence(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { opening }, index) => sum + elasticPause(opening, index), 0);
}

function elasticPause(opening: Opening, index: number): number {
  if (opening === "chapter") return 0;
  return opening === "sentence" ? SENTENCE_PAUSE : (TURN_PAUSES[index % TURN_PAUSES.length] ?? 0);
}

function spokenTime(takes: readonly Take[]): number {
  return takes.reduce((sum, { spans }) => sum + (spans.at(-1)?.end ?? 0) - (spans[0]?.start ?? 0), 0);
}
