import type { EpisodeKey } from "#core/episode/address.ts";
import type { Database } from "../db/client.ts";
import type { TranscriptPart } from "../shows/transcript-part.ts";
import { readConfidence } from "./confidence-text.ts";

/**
 * How sure it is where each passage of a part is spoken, from 0 to 1, in its order; null for each that was not found by listening,
 * or came of a correction later.
 */
export async function listConfidence(
  db: Database,
  { show, episode }: EpisodeKey,
  language: string,
  { first, passages }: TranscriptPart,
): Promise<readonly (number | null)[]> {
  const transcript = await db.transcript.findFirst({
    where: { language, episode: { slug: episode, show: { slug: show } } },
    select: { id: true, confidence: true },
  });
  const known = readConfidence(transcript?.confidence ?? null);
  if (transcript === null || known.size === 0) return passages.map(() => null);
  const rows = await db.passage.findMany({
    where: { transcriptId: transcript.id, position: { gte: first, lt: first + passages.length } },
    select: { position: true, key: true },
  });
  const keys = new Map(rows.map(({ position, key }) => [position, key]));
  return passages.map((_, place) => known.get(keys.get(first + place) ?? 0) ?? null);
}
