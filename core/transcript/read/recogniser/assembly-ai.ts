import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { isRecord, listOf, milliseconds, present, speaker, spoken, text, word } from "./value.ts";

const assemblyWord = z
  .object({ text, start: milliseconds, end: milliseconds, speaker })
  .transform((one) => word(one.text, one.start, one.end, one.speaker));
const assembly = z.object({
  audio_duration: z.unknown().optional(),
  utterances: z
    .array(
      z.object({
        text,
        start: milliseconds,
        end: milliseconds,
        speaker,
        words: listOf(assemblyWord).optional(),
      }),
    )
    .nullish(),
  words: listOf(assemblyWord).nullish(),
});

/** Of its answers; others have utterances too, in seconds. */
const MARKS = ["audio_duration", "audio_url", "status"];

/** AssemblyAI: milliseconds; who spoke only in its utterances. */
export function readAssembly(file: unknown): readonly RecognisedSegment[] | null {
  const found = assembly.safeParse(file).data;
  const marked = isRecord(file) && MARKS.some((mark) => mark in file);
  const timed = found?.utterances?.some(({ words }) => present(words).some((one) => one.text !== ""));
  if (!found || !(marked ? (found.utterances ?? found.words) : timed)) return null;
  if (!found.utterances || found.utterances.length === 0) return [spoken("words", present(found.words))];
  return found.utterances.map((one, index) => ({
    ...one,
    path: `utterances[${index}]`,
    words: present(one.words),
  }));
}
