import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { listOf, NOTHING, present, seconds, speaker, spoken, text, word } from "./value.ts";

const whisperWord = z
  .object({ word: text, text, start: seconds, end: seconds, speaker })
  .transform((one) => word(one.word || one.text, one.start, one.end, one.speaker));
const whisperSegment = z.object({
  start: seconds,
  end: seconds,
  text: z.string(),
  speaker,
  words: listOf(whisperWord).optional(),
});
const whisper = z.object({
  segments: z.array(z.unknown()).optional(),
  words: listOf(whisperWord).optional(),
  word_segments: z.unknown().optional(),
});

export function readWhisper(file: unknown): readonly RecognisedSegment[] | null {
  const found = whisper.safeParse(file).data;
  if (!found || (found.segments === undefined && found.words === undefined)) return null;
  const loose = present(found.words);
  if (found.segments === undefined) return [spoken("words", loose)];
  if (!found.segments.some((item) => whisperSegment.safeParse(item).success)) return null;
  let next = 0;
  return found.segments.map((item, index) => {
    const path = `segments[${index}]`;
    const segment = whisperSegment.safeParse(item).data;
    if (!segment) return { ...NOTHING, path, text: JSON.stringify(item) };
    const words = present(segment.words);
    if (words.length > 0 || loose.length === 0)
      return {
        ...segment,
        path,
        words: words.map((one) => ({ ...one, speaker: one.speaker ?? segment.speaker })),
      };
    // Words of the whole file belong to the segment in whose time they begin.
    const from = next;
    while (next < loose.length && (loose[next]?.start ?? 0) < (segment.end ?? Number.POSITIVE_INFINITY))
      next++;
    const own = loose.slice(from, next).map((one) => ({ ...one, speaker: one.speaker ?? segment.speaker }));
    return { ...segment, path, words: own };
  });
}
