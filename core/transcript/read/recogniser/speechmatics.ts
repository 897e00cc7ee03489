import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { listOf, present, seconds, speaker, spoken, text, word } from "./value.ts";

const speechmatics = z.object({
  results: listOf(
    z.object({
      type: z.string(),
      start_time: seconds,
      end_time: seconds,
      attaches_to: text,
      alternatives: z.array(z.object({ content: text, speaker })),
    }),
  ),
});
/** Of somebody whom it does not know. */
const UNKNOWN = "UU";

/** Speechmatics: punctuation is an item of its own, which says to which of its neighbours it belongs. */
export function readSpeechmatics(file: unknown): readonly RecognisedSegment[] | null {
  const found = present(speechmatics.safeParse(file).data?.results);
  if (found.length === 0) return null;
  const words: RecognisedWord[] = [];
  let opening = "";
  for (const { type, start_time, end_time, attaches_to, alternatives } of found) {
    const { content = "", speaker: by = null } = alternatives[0] ?? {};
    const last = words.at(-1);
    if (attaches_to === "next") opening += content;
    else if (type === "punctuation" && last) words[words.length - 1] = { ...last, text: last.text + content };
    else {
      words.push(word(opening + content, start_time, end_time, by === UNKNOWN ? null : by));
      opening = "";
    }
  }
  return [spoken("results", words)];
}
