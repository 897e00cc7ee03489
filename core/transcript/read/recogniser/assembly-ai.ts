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

/** AssemblyAI: milliseconds; who spoke only in its utterances. */
export function readAssembly(file: unknown): readonly RecognisedSegment[] | null {
  const found = assembly.safeParse(file).data;
  if (!found || !(found.utterances || (found.words && isRecord(file) && "audio_duration" in file)))
    return null;
  if (!found.utterances || found.utterances.length === 0) return [spoken("words", present(found.words))];
  return found.utterances.map((one, index) => ({
    ...one,
    path: `utterances[${index}]`,
    words: present(one.words),
  }));
}
