import type { Database } from "../db/client.ts";
import { type DueEpisode, listDueEpisodes } from "./due.ts";
import { type EpisodeOptions, type EpisodeOutcome, measureEpisode } from "./measure-episode.ts";

export interface DueOutcome {
  readonly episode: DueEpisode;
  readonly outcome: EpisodeOutcome;
  /** How many of `total` have had their turn, with this one. */
  readonly done: number;
  readonly total: number;
}

/**
 * Measures all episodes that are due, one after another, until `signal` aborts. What was measured is kept at once: who is
 * cut short and begins again goes on with the rest.
 */
export async function* measureDue(db: Database, options: EpisodeOptions): AsyncGenerator<DueOutcome> {
  const due = await listDueEpisodes(db);
  for (const [i, episode] of due.entries()) {
    const outcome = await measureEpisode(db, episode.id, options);
    if (outcome.kind === "stopped") return;
    yield { episode, outcome, done: i + 1, total: due.length };
  }
}
