import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { listOf, present, seconds, speaker, spoken, text, word } from "./value.ts";

const elevenLabs = z.object({
  words: listOf(z.object({ text, start: seconds, end: seconds, type: z.string(), speaker_id: speaker })),
});

/** ElevenLabs: the spaces between words are elements of their own, and so are sounds such as laughter. */
export function readElevenLabs(file: unknown): readonly RecognisedSegment[] | null {
  const found = present(elevenLabs.safeParse(file).data?.words);
  if (found.length === 0) return null;
  const words: RecognisedWord[] = [];
  let gap = "";
  for (const { text: said, start, end, type, speaker_id } of found) {
    if (type === "spacing") gap += said || " ";
    else {
      words.push(word(gap + said, start, end, speaker_id));
      gap = "";
    }
  }
  return [spoken("words", words)];
}
