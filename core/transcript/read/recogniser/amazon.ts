import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { listOf, seconds, speaker, spoken, text, word } from "./value.ts";

const amazon = z.object({
  results: z.object({
    items: listOf(
      z.object({
        type: text,
        start_time: seconds,
        end_time: seconds,
        speaker_label: speaker,
        alternatives: z.array(z.object({ content: text })),
      }),
    ),
    speaker_labels: z
      .object({
        segments: z.array(
          z.object({ items: z.array(z.object({ start_time: seconds, speaker_label: speaker })).optional() }),
        ),
      })
      .optional(),
  }),
});

/** Amazon Transcribe: punctuation is an item of its own, and speakers may stand apart, by the times of their words. */
export function readAmazon(file: unknown): readonly RecognisedSegment[] | null {
  const found = amazon.safeParse(file).data?.results;
  if (!found) return null;
  const speakers = new Map(
    found.speaker_labels?.segments.flatMap(
      ({ items }) => items?.map((item) => [item.start_time, item.speaker_label] as const) ?? [],
    ),
  );
  const words: RecognisedWord[] = [];
  for (const item of found.items) {
    const said = item?.alternatives[0]?.content ?? "";
    const last = words.at(-1);
    if (!item || said === "") continue;
    if (item.type === "punctuation" && last) words[words.length - 1] = { ...last, text: last.text + said };
    else
      words.push(
        word(
          said,
          item.start_time,
          item.end_time,
          item.speaker_label ?? speakers.get(item.start_time) ?? null,
        ),
      );
  }
  return [spoken("results.items", words)];
}
