import type { SpokenPassage } from "#core/alignment/align.ts";
import { COARSE, FRAME, speechFeatures } from "#core/alignment/features.ts";
import { fillWordStarts, findWordStarts } from "#core/alignment/word-marks.ts";
import { SPEECH_RATE, SpeechSamples } from "#core/audio/speech-samples.ts";
import { sentenceSpans } from "#core/text/sentence.ts";
import { wordSpans } from "#core/text/word.ts";
import { speakWords } from "./espeak.ts";

/** So many words are spoken at a time. */
const AT_ONCE = 100;
/** Word starts are told apart by so much. Seconds. */
const SLICE = 0.005;
/** What is said of speech is said of so much of it at once. Samples. */
const PIECE = 60 * SPEECH_RATE;
/** Passages stand apart by so much. Samples. */
const PAUSE = Math.round(0.3 * SPEECH_RATE);

/** Speech made of passages, one after the other. */
export class ReadAloud {
  readonly passages: SpokenPassage[] = [];
  readonly #language: string;
  readonly #voice: string;
  readonly #features: Int8Array[] = [];
  #piece: Int16Array[] = [];
  #pieceLength = 0;
  /** Frames before the piece. */
  #before = 0;

  /** `language` in BCP 47, `voice` as espeak-ng calls it. */
  constructor(language: string, voice: string) {
    this.#language = language;
    this.#voice = voice;
  }

  /** Has one more passage spoken. False where it cannot be. */
  async add(text: string): Promise<boolean> {
    const spans = wordSpans(text);
    const words = spans.map(({ start, end }) => text.slice(start, end));
    const from = this.#place();
    const starts: number[] = [];
    for (let at = 0; at < words.length; at += AT_ONCE) {
      const begun = this.#place();
      const spoken = await speechOf(words.slice(at, at + AT_ONCE), this.#voice);
      if (spoken === null) return false;
      starts.push(...spoken.starts.map((start) => begun + (start * SPEECH_RATE) / FRAME));
      this.#push(spoken.samples);
    }
    this.passages.push({
      frames: { from, to: Math.max(from + 1, this.#place()) },
      words: starts,
      sentences: firstWords(text, this.#language, spans),
    });
    if (this.#pieceLength >= PIECE) this.#finishPiece();
    return true;
  }

  /** What it all sounds like. */
  features(): Int8Array {
    this.#finishPiece();
    return joinedFeatures(this.#features);
  }

  /** The frame that comes next. */
  #place(): number {
    return this.#before + this.#pieceLength / FRAME;
  }

  /** Passages begin with a whole frame. */
  #push(samples: Int16Array): void {
    const length = Math.ceil((samples.length + PAUSE) / FRAME) * FRAME;
    const padded = new Int16Array(length);
    padded.set(samples);
    this.#piece.push(padded);
    this.#pieceLength += length;
  }

  #finishPiece(): void {
    const whole = COARSE * FRAME;
    const samples = new Int16Array(Math.ceil(this.#pieceLength / whole) * whole);
    let at = 0;
    for (const part of this.#piece) {
      samples.set(part, at);
      at += part.length;
    }
    const features = speechFeatures(samples);
    this.#features.push(features);
    this.#before += samples.length / FRAME;
    this.#piece = [];
    this.#pieceLength = 0;
  }
}

export function joinedFeatures(pieces: readonly Int8Array[]): Int8Array {
  const all = new Int8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Samples of speech, and where the words begin in them, in seconds. */
async function speechOf(
  words: readonly string[],
  voice: string,
): Promise<{ readonly samples: Int16Array; readonly starts: readonly number[] } | null> {
  const spoken = await speakWords(words, voice);
  if (spoken === null) return null;
  const { samples, rate } = spoken.plain;
  const found = findWordStarts(samples, spoken.marked.samples, words.length, Math.round(rate * SLICE));
  const lengths = words.map(({ length }) => length);
  const starts = fillWordStarts(found, lengths, samples.length).map((sample) => sample / rate);
  return { samples: new SpeechSamples().push([samples], rate, 32_767), starts };
}

/** Which words begin a sentence. */
function firstWords(
  text: string,
  language: string,
  spans: readonly { readonly start: number }[],
): readonly number[] {
  const firsts = sentenceSpans(text, language).map(({ start }) =>
    spans.findIndex((span) => span.start >= start),
  );
  return [...new Set(firsts)].filter((word) => word >= 0);
}
