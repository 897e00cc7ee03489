import type { EpisodePage } from "#core/episode/episode.ts";
import { type EpisodeFile, writeEpisodeFile } from "#core/episode/episode-file.ts";
import type { Range } from "#core/time/moment.ts";
import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";

/** Passages: so many are written in some 20 ms. */
const MOST_AT_ONCE = 2000;
const LONGEST_QUEUE = 20;
/** What is saved as a file may take a slow machine a while. Milliseconds. */
const LONGEST_WAIT = 120_000;

const scribe = processWide<Threads>("scribe", () =>
  openPool("scribe", { most: 1, mostWaiting: LONGEST_QUEUE, longestWait: LONGEST_WAIT }),
);

/**
 * The file of an episode, see writeEpisodeFile; a long one is written in a thread, so that others are answered meanwhile.
 * Fails with what `isBusy` knows when too many long ones wait.
 */
export async function writeFile(
  episode: EpisodePage,
  name: string,
  range: Range | null,
  publicUrl: string,
): Promise<EpisodeFile | null> {
  const long = (episode.transcript?.passages.length ?? 0) > MOST_AT_ONCE;
  return long
    ? scribe.get().ask<typeof writeEpisodeFile>("write", [episode, name, range, publicUrl])
    : writeEpisodeFile(episode, name, range, publicUrl);
}
