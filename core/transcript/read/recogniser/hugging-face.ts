import { z } from "zod";
import type { RecognisedSegment } from "./recognised.ts";
import { seconds, speaker, spoken, text, word } from "./value.ts";

const chunks = z.object({
  chunks: z.array(z.object({ text, timestamp: z.tuple([seconds, seconds]), speaker })),
});

/** The pipelines of Hugging Face: sentences or words, without saying which. */
export function readChunks(file: unknown): readonly RecognisedSegment[] | null {
  const found = chunks.safeParse(file).data?.chunks;
  if (!found) return null;
  const words = found.map((one) => word(one.text, one.timestamp[0], one.timestamp[1], one.speaker));
  const single = words.filter((one) => !/\S\s+\S/.test(one.text));
  if (single.length > words.length * 0.8) return [spoken("chunks", words)];
  return words.map((one, index) => ({ ...one, path: `chunks[${index}]`, words: [] }));
}
