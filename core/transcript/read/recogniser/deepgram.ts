import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { listOf, present, seconds, speaker, spoken, text, word } from "./value.ts";

const deepgram = z.object({
  results: z.object({
    channels: z.array(
      z.object({
        alternatives: z.array(
          z.object({
            words: listOf(
              z.object({ word: text, punctuated_word: text, start: seconds, end: seconds, speaker }),
            ).optional(),
          }),
        ),
      }),
    ),
  }),
});

export function readDeepgram(file: unknown): readonly RecognisedSegment[] | null {
  const found = deepgram.safeParse(file).data?.results.channels;
  if (!found) return null;
  return found
    .map(({ alternatives: [best] }, index) => {
      const words = present(best?.words);
      return spoken(
        `results.channels[${index}]`,
        words.map((one) => word(one.punctuated_word || one.word, one.start, one.end, one.speaker)),
      );
    })
    .filter(({ words }) => words.length > 0);
}
