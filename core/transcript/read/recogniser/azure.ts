import { z } from "zod";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { listOf, milliseconds, present, seconds, speaker, text, word } from "./value.ts";

/** Ticks of 100 nanoseconds. */
const ticks = seconds.transform((value) => (value === null ? null : value / 10_000_000));
const span = {
  offsetInTicks: ticks,
  durationInTicks: ticks,
  offsetMilliseconds: milliseconds,
  durationMilliseconds: milliseconds,
};
const timedWord = z.object({ ...span, text, word: text, displayText: text });
const phrase = z.object({
  ...span,
  speaker,
  text,
  words: listOf(timedWord).optional(),
  nBest: z.array(z.object({ display: text, displayWords: listOf(timedWord).optional() })).optional(),
});
const phrases = listOf(phrase).optional();
const azure = z.object({ recognizedPhrases: phrases, phrases });

/** Azure AI Speech: batches with their best guesses, in ticks or milliseconds, and fast transcription. Channels stand one after the other. */
export function readAzure(file: unknown): readonly RecognisedSegment[] | null {
  const found = azure.safeParse(file).data;
  const list = found?.recognizedPhrases ?? found?.phrases;
  if (!list) return null;
  const name = found?.recognizedPhrases ? "recognizedPhrases" : "phrases";
  const segments = list.flatMap((one, index) => (one ? [toSegment(one, `${name}[${index}]`)] : []));
  return segments.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
}

function toSegment(one: z.infer<typeof phrase>, path: string): RecognisedSegment {
  const [best] = one.nBest ?? [];
  const said = best?.display || one.text;
  const words = present(best?.displayWords ?? one.words).map((each): RecognisedWord => {
    const own = each.displayText || each.text || each.word;
    return word(own, startOf(each), endOf(each), one.speaker);
  });
  return {
    path,
    start: startOf(one),
    end: endOf(one),
    speaker: one.speaker,
    text: said,
    // Other words are as they were heard, without capitals and signs.
    words: withoutSpaces(words.map((each) => each.text).join("")) === withoutSpaces(said) ? words : [],
  };
}

type Span = Pick<z.infer<typeof phrase>, keyof typeof span>;

function startOf({ offsetInTicks, offsetMilliseconds }: Span): number | null {
  return offsetInTicks ?? offsetMilliseconds;
}

function endOf(one: Span): number | null {
  const [start, length] = [startOf(one), one.durationInTicks ?? one.durationMilliseconds];
  return start === null || length === null ? null : start + length;
}

function withoutSpaces(said: string): string {
  return said.replace(/\s/g, "");
}
