import type { EpisodeKey } from "#core/episode/address.ts";
import type { Moment } from "#core/time/moment.ts";
import { databaseVersion } from "../db/version.ts";
import { Kept } from "../http/kept.ts";
import { processWide } from "../process-wide.ts";
import { type FoundEpisode, findEpisode } from "./episodes.ts";

/** Some two hundred half hours of talk. Characters. */
const MOST_KEPT = 16_000_000;

const kept = processWide("episodes", () => new Kept<FoundEpisode>({ most: MOST_KEPT, sizeOf: lengthOf }));

/**
 * The episode at this address with as much of its transcript as a page shows, see `findEpisode`: its `part`-th piece, from
 * 1, else what is around a moment. It is read once while nothing changes, whatever moments are asked for.
 */
export async function findEpisodePage(
  key: EpisodeKey,
  language: string | null,
  part: number | null,
  moment: Moment | null,
): Promise<FoundEpisode | null> {
  const address = JSON.stringify([key.show, key.episode, language, part]);
  const found = await kept
    .get()
    .get(address, databaseVersion(), () => findEpisode(key, language, { kind: "page", part, moment: null }));
  const whole = found === null || found.part.passages.length === found.part.total;
  return whole || moment === null ? found : findEpisode(key, language, { kind: "page", part, moment });
}

function lengthOf({ notes, brief, part }: FoundEpisode): number {
  const spoken = part.passages.reduce(
    (length, { text, wordTimes }) => length + text.length + (wordTimes?.length ?? 0),
    0,
  );
  return notes.length + brief.summary.length + spoken;
}
