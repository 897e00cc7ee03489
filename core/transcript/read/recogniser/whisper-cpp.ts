import { z } from "zod";
import { parseClock } from "../../../time/time.ts";
import type { RecognisedSegment, RecognisedWord } from "./recognised.ts";
import { listOf, milliseconds, speaker, text, word } from "./value.ts";

const whisperCpp = z.object({
  transcription: z.array(
    z.object({
      text,
      offsets: z.object({ from: milliseconds, to: milliseconds }).optional(),
      timestamps: z.object({ from: text, to: text }).optional(),
      speaker,
      tokens: listOf(
        z.object({ text, offsets: z.object({ from: milliseconds, to: milliseconds }).optional() }),
      ).optional(),
    }),
  ),
});

/** whisper.cpp. Its tokens are parts of words: one that begins with a space begins a word. */
export function readWhisperCpp(file: unknown): readonly RecognisedSegment[] | null {
  return (
    whisperCpp.safeParse(file).data?.transcription.map((segment, index) => {
      const words: RecognisedWord[] = [];
      for (const token of segment.tokens ?? []) {
        if (token === null || /^\[_.*\]$/.test(token.text)) continue;
        const last = words.at(-1);
        const end = token.offsets?.to ?? null;
        if (last && !/^\s/.test(token.text))
          words[words.length - 1] = { ...last, text: last.text + token.text, end };
        else words.push(word(token.text, token.offsets?.from ?? null, end, segment.speaker));
      }
      return {
        path: `transcription[${index}]`,
        start: segment.offsets?.from ?? parseClock(segment.timestamps?.from ?? ""),
        end: segment.offsets?.to ?? parseClock(segment.timestamps?.to ?? ""),
        speaker: segment.speaker,
        text: segment.text,
        words,
      };
    }) ?? null
  );
}
