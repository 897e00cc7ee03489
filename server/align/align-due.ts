import type { Database } from "../db/client.ts";
import type { NoSpeech } from "../transcribe/episode-speech.ts";
import {
  type AlignOptions,
  alignEpisode,
  keepAlignedNow,
  type NothingDue,
  type Unaligned,
} from "./align-episode.ts";
import { type AlignWish, listDueWords } from "./due.ts";

export interface DueWordsOutcome {
  readonly title: string;
  readonly outcome: /** So many of all passages were surely found. */
    | { readonly kind: "aligned"; readonly sure: number; readonly all: number }
    | Unaligned
    | NothingDue
    | NoSpeech;
  /** How many of `total` have had their turn, with this one. */
  readonly done: number;
  readonly total: number;
}

/**
 * Looks for the words of all episodes that are due, one after another, until the signal aborts. What was found is kept at once:
 * who is cut short and begins again goes on with the rest.
 */
export async function* alignDue(
  db: Database,
  wish: AlignWish,
  options: AlignOptions,
): AsyncGenerator<DueWordsOutcome> {
  const tried = new Set<number>();
  for (;;) {
    const due = await listDueWords(db, wish);
    const next = due.filter((id) => !tried.has(id));
    if (next.length === 0) return;
    for (const id of next) {
      tried.add(id);
      const outcome = await outcomeOf(db, id, options);
      if (outcome === null) return;
      const episode = await db.episode.findUnique({ where: { id }, select: { title: true } });
      const total = tried.size + next.length - 1 - next.indexOf(id);
      yield { title: episode?.title ?? String(id), outcome, done: tried.size, total };
      // Without the program no other fares better.
      if (outcome.kind === "unaligned" && outcome.code === "align-no-program") return;
    }
  }
}

/** Null where the signal has ended it. */
async function outcomeOf(
  db: Database,
  id: number,
  options: AlignOptions,
): Promise<DueWordsOutcome["outcome"] | null> {
  try {
    const aligned = await alignEpisode(db, id, options);
    if (aligned.kind !== "aligned") return aligned;
    await keepAlignedNow(db, aligned);
    const { found } = aligned;
    return { kind: "aligned", sure: found.filter((one) => one !== null).length, all: found.length };
  } catch (error) {
    if (options.signal.aborted) return null;
    throw error;
  }
}
