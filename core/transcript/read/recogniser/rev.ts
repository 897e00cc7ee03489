import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { seconds, spoken, text, word } from "./value.ts";

const rev = z.object({
  monologues: z.array(
    z.object({
      speaker: z.union([z.number(), z.string()]).optional(),
      elements: z.array(z.object({ type: text, value: text, ts: seconds, end_ts: seconds })),
    }),
  ),
  speakers: z.array(z.object({ id: z.number(), name: text })).optional(),
});

/** Rev: the punctuation between words, spaces too, is written out. */
export function readRev(file: unknown): readonly RecognisedSegment[] | null {
  const found = rev.safeParse(file).data;
  if (!found) return null;
  const names = new Map(found.speakers?.map(({ id, name }) => [id, name]));
  return found.monologues.map((monologue, index) => {
    const by = monologue.speaker;
    const name = typeof by === "number" ? names.get(by) || `Speaker ${by}` : (by ?? null);
    const words: RecognisedWord[] = [];
    let gap = "";
    for (const { type, value, ts, end_ts } of monologue.elements) {
      const last = words.at(-1);
      if (type !== "punct" || !last) {
        words.push(word(gap + value, ts, end_ts, name));
        gap = "";
        continue;
      }
      const sign = value.trimEnd();
      words[words.length - 1] = { ...last, text: last.text + sign };
      gap = value.slice(sign.length);
    }
    return { ...spoken(`monologues[${index}]`, words), speaker: name };
  });
}
