import type { EpisodeKey } from "#core/episode/address.ts";
import { isSameLanguage } from "#core/text/language.ts";
import type { Timing } from "#core/transcript/passage.ts";
import { toTiming } from "../shows/row.ts";
import type { Reader } from "./passages.ts";

/** A transcript that can be corrected. */
export interface CorrectableTranscript {
  readonly id: number;
  readonly language: string;
  readonly timing: Timing;
}

/** The one in this language of the episode at this address; null where there is none. */
export async function findTranscript(
  db: Reader,
  { show, episode }: EpisodeKey,
  language: string,
): Promise<CorrectableTranscript | null> {
  const transcripts = await db.transcript.findMany({
    where: { episode: { slug: episode, show: { slug: show } } },
    select: { id: true, language: true, timing: true },
    orderBy: { id: "asc" },
  });
  const found =
    transcripts.find((transcript) => transcript.language === language) ??
    transcripts.find((transcript) => isSameLanguage(language, transcript.language));
  return found ? { ...found, timing: toTiming(found.timing) } : null;
}
