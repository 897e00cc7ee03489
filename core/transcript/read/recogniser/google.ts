import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { isRecord, listOf, present, speaker, spoken, text, word } from "./value.ts";

/** `1.200s`, or `{ seconds, nanos }`, as Google's libraries write it. */
const protoDuration = z
  .union([
    z.string().transform((text) => Number.parseFloat(text)),
    z
      .object({ seconds: z.coerce.number().default(0), nanos: z.number().default(0) })
      .transform(({ seconds: whole, nanos }) => whole + nanos / 1e9),
  ])
  .transform((value) => (Number.isFinite(value) && value >= 0 ? value : null))
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);
const googleWord = z
  .object({
    word: text,
    startTime: protoDuration,
    startOffset: protoDuration,
    endTime: protoDuration,
    endOffset: protoDuration,
    speakerTag: speaker,
    speakerLabel: speaker,
  })
  .transform((one) =>
    word(
      one.word,
      one.startTime ?? one.startOffset,
      one.endTime ?? one.endOffset,
      one.speakerLabel ?? one.speakerTag,
    ),
  );
const google = z.object({
  results: z.array(
    z.object({
      alternatives: z.array(z.object({ transcript: text, words: listOf(googleWord).optional() })).optional(),
    }),
  ),
});

/**
 * Google Speech-to-Text. With speakers the last result holds all words once more, and is the only one that knows who
 * spoke. Protocol buffers leave out a time of 0.
 */
export function readGoogle(file: unknown): readonly RecognisedSegment[] | null {
  const inner = isRecord(file) && "response" in file ? file.response : file;
  const found = google.safeParse(inner).data?.results;
  if (!found?.some(({ alternatives }) => alternatives?.some(({ transcript, words }) => transcript || words)))
    return null;
  const segments = found.map(({ alternatives }, index) => {
    const words = present(alternatives?.[0]?.words);
    const [first, ...rest] = words;
    const begun = first && index === 0 && first.start === null ? [{ ...first, start: 0 }, ...rest] : words;
    return { ...spoken(`results[${index}]`, begun), text: alternatives?.[0]?.transcript ?? "" };
  });
  const last = segments.at(-1);
  const others = segments.slice(0, -1).reduce((sum, { words }) => sum + words.length, 0);
  const repeats =
    last && others > 0 && last.words.length >= others && last.words.some((one) => one.speaker !== null);
  return repeats ? [last] : segments;
}
