import { readAmazon } from "./amazon.ts";
import { readAssembly } from "./assembly-ai.ts";
import { readAzure } from "./azure.ts";
import { readDeepgram } from "./deepgram.ts";
import { readElevenLabs } from "./eleven-labs.ts";
import { readGoogle } from "./google.ts";
import { readChunks } from "./hugging-face.ts";
import { readListed } from "./listed.ts";
import type { RecognisedSegment } from "./recognised.ts";
import { readRev } from "./rev.ts";
import { readSpeechmatics } from "./speechmatics.ts";
import { readVosk } from "./vosk.ts";
import { readWhisper } from "./whisper.ts";
import { readWhisperCpp } from "./whisper-cpp.ts";
import { readYoutube } from "./youtube.ts";

/** In no order that matters, but for the last, whose shapes are loose. */
const READERS: readonly ((file: unknown) => readonly RecognisedSegment[] | null)[] = [
  readWhisperCpp,
  readChunks,
  readDeepgram,
  readAssembly,
  readAmazon,
  readAzure,
  readSpeechmatics,
  readGoogle,
  readRev,
  readYoutube,
  readVosk,
  readElevenLabs,
  readWhisper,
  readListed,
];

/**
 * The JSON of speech recognisers, told apart by their shapes: each reader gives what it finds, or null for a file of
 * another kind. Whisper has many relatives (OpenAI's verbose and diarized answers, the command line, faster-whisper,
 * WhisperX); the others write one shape each.
 */
export function readRecognised(file: unknown): readonly RecognisedSegment[] | null {
  for (const read of READERS) {
    const segments = read(file);
    if (segments !== null) return segments;
  }
  return null;
}
