import { z } from "zod";
import { episodeId } from "#core/episode/address.ts";
import type { Timing } from "#core/transcript/passage.ts";
import type { StoredPassage, Transcript } from "#core/transcript/transcript.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import type { FoundEpisode } from "../shows/episodes.ts";
import { partPages } from "../shows/transcript-part.ts";
import { listOf, paging, seconds } from "./schema.ts";

const TIMINGS = ["word", "cue", "aligned", "none"] as const satisfies readonly Timing[];

export const passageAnswer = z.object({
  speaker: z.string().nullable(),
  start: seconds.nullable(),
  end: seconds.nullable(),
  text: z.string(),
  words: listOf(seconds)
    .nullable()
    .describe(
      "When each word begins, where that was measured or found by listening; words are what white space parts",
    ),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      "How sure it is that the passage is spoken at its times, where timing is aligned: from 0, as sure as of the same sounds backwards, to 1. Null where that is not known, and with every other timing",
    ),
});

/** What `GET /api/v1/shows/{show}/episodes/{episode}/transcript` answers. */
export const transcriptSchema = z.object({
  episode: z.string().describe("show/episode"),
  language: z.string().describe("BCP 47"),
  languages: listOf(z.string()).describe("All in which there is one, as the parameter lang takes them"),
  timing: z
    .enum(TIMINGS)
    .describe("What has times: each word, each passage, each word as it was found by listening, or nothing"),
  ...paging,
  passages: listOf(passageAnswer),
});

/** A page of an episode's transcript: as much of it as was read. `confidence` is in the order of the passages of that part. */
export function answerTranscript(
  { brief, languages, part }: Pick<FoundEpisode, "brief" | "languages" | "part">,
  { language, timing }: Pick<Transcript, "language" | "timing">,
  confidence: readonly (number | null)[],
): z.infer<typeof transcriptSchema> {
  return {
    episode: episodeId(brief.track.key),
    language,
    languages,
    timing,
    ...partPages(part),
    total: part.total,
    passages: part.passages.map((passage, place) =>
      answerPassage(passage, timing, confidence[place] ?? null),
    ),
  };
}

function answerPassage(
  passage: StoredPassage,
  timing: Timing,
  confidence: number | null,
): z.infer<typeof passageAnswer> {
  const { speaker, start, end, text, wordTimes } = passage;
  return {
    speaker,
    start,
    end,
    text,
    words: timing === "word" || timing === "aligned" ? decodeWordTimes(wordTimes) : null,
    confidence,
  };
}
