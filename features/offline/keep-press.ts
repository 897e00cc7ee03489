import type { Track } from "#core/episode/track.ts";
import { beginKeeping, canKeep, keeper } from "./kept.ts";
import { keepStateOf } from "./kept-snapshot.ts";

export const { subscribe, getSnapshot } = keeper;

/** What is to be said of a press, in the words of the messages. */
type Said = "isKept" | "isRemoved" | "lost" | "full" | "refused" | "cannot";

/** Keeps an episode, or lets go of it where it is kept already or on its way. */
export async function pressKeep(track: Track, say: (said: Said) => void): Promise<void> {
  if (!canKeep()) return say("cannot");
  await beginKeeping();
  const { state } = keepStateOf(keeper.getSnapshot(), track.href);
  if (state !== "none") {
    await keeper.remove(track.href);
    return say("isRemoved");
  }
  const outcome = await keeper.keep(track);
  if (outcome !== null) say(outcome === "whole" ? "isKept" : outcome);
}
