import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { listOf, present, seconds, spoken, text, word } from "./value.ts";

const result = z.object({
  result: listOf(z.object({ word: z.string(), start: seconds, end: seconds })),
  text,
});
/** The last of a stream of silence has words no more. */
const empty = z.object({ text: z.string() });

/** Vosk: one result, or the list of all that were heard in turn. */
export function readVosk(file: unknown): readonly RecognisedSegment[] | null {
  const items: readonly unknown[] = Array.isArray(file) ? file : [file];
  const results = items.map((item) => result.safeParse(item).data ?? null);
  if (!results.some((one) => one !== null)) return null;
  return results.map((one, index) => {
    const path = Array.isArray(file) ? `[${index}]` : "result";
    if (one === null) return { ...spoken(path, []), text: empty.safeParse(items[index]).data?.text ?? "" };
    return spoken(
      path,
      present(one.result).map((each) => word(each.word, each.start, each.end, null)),
    );
  });
}
