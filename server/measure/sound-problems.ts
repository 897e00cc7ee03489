import type { Database } from "../db/client.ts";

/** Episodes of which nothing comes while their files stay as they are. */
export interface SoundProblems {
  readonly count: number;
  /** The first of them, with the code of a sentence and the host that goes into it. */
  readonly named: readonly { readonly episode: string; readonly code: string; readonly value: string }[];
}

/** More of a show are only counted. */
const MOST_NAMED = 20;

/** What was found wrong with sound that other hosts have, by the ids of shows. */
export async function listSoundProblems(db: Database): Promise<ReadonlyMap<number, SoundProblems>> {
  const rows = await db.measurement.findMany({
    where: { problem: { not: null }, episode: { withdrawnAt: null } },
    select: {
      url: true,
      problem: true,
      episode: { select: { showId: true, title: true, audioUrl: true } },
    },
    orderBy: { measuredAt: "desc" },
  });
  const told = new Map<number, SoundProblems>();
  for (const { url, problem, episode } of rows) {
    // What was wrong with another file is past.
    if (episode.audioUrl !== url || problem === null) continue;
    const { count, named } = told.get(episode.showId) ?? { count: 0, named: [] };
    const one = { episode: episode.title, code: problem, value: new URL(url).host };
    told.set(episode.showId, {
      count: count + 1,
      named: named.length < MOST_NAMED ? [...named, one] : named,
    });
  }
  return told;
}
