import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { alignPassages, type FoundPassage } from "#core/alignment/align.ts";
import { COARSE, FRAME, speechFeatures } from "#core/alignment/features.ts";
import { SPEECH_RATE } from "#core/audio/speech-samples.ts";
import { joinedFeatures, ReadAloud } from "./read-aloud.ts";

/** So much sound is looked at, at a time: whole frames. Samples. */
const PIECE = 60 * SPEECH_RATE - ((60 * SPEECH_RATE) % (FRAME * COARSE));
/** How much of the work it is to hear the sound and to speak the text; the rest is to match them. */
const HEARING = 0.25;
const SPEAKING = 0.6;

export interface AlignTask {
  /** A file of samples of speech alone, see server/transcribe/speech-file.ts. */
  readonly samples: string;
  /** The texts of its passages. */
  readonly texts: readonly string[];
  /** BCP 47 */
  readonly language: string;
  /** As espeak-ng calls it. */
  readonly voice: string;
}

/** Null for each passage that is not surely heard; null for all where they cannot be spoken. */
export type FoundText = readonly (FoundPassage | null)[] | null;

/** How far it is, from 0 to 1. */
export type Share = number;

/**
 * Finds passages in a sound, step by step: it tells after each how far it is, and at the end where they are. It takes all of a
 * processor, seconds at a time, and 2 KB of memory for a second of sound.
 */
export async function* alignSpeech({
  samples,
  texts,
  language,
  voice,
}: AlignTask): AsyncGenerator<Share, FoundText> {
  const file = await open(samples);
  const pieces: Int8Array[] = [];
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += 2 * PIECE) {
      pieces.push(speechFeatures(await readSamples(file, at)));
      yield (HEARING * at) / size;
    }
  } finally {
    await file.close();
  }
  const text = new ReadAloud(language, voice);
  for (const [place, passage] of texts.entries()) {
    if (!(await text.add(passage))) return null;
    yield HEARING + (SPEAKING * place) / texts.length;
    await breathe();
  }
  return alignPassages(joinedFeatures(pieces), text.features(), text.passages);
}

async function readSamples(file: FileHandle, at: number): Promise<Int16Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * PIECE), 0, 2 * PIECE, at);
  // The last piece is filled up with silence.
  const length = Math.ceil(bytesRead / 2 / (FRAME * COARSE)) * FRAME * COARSE;
  return Int16Array.from({ length }, (_, i) => (2 * i + 1 < bytesRead ? buffer.readInt16LE(2 * i) : 0));
}
