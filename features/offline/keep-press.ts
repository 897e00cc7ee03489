import type { Track } from "#core/episode/track.ts";
import { beginKeeping, canKeep, keeper } from "./kept.ts";
import { type KeepState, keepStateOf, meaningOf } from "./kept-snapshot.ts";

export const { subscribe, getSnapshot } = keeper;

/** What is to be said of a press, in the words of the messages. */
type Said = "isKept" | "isRemoved" | "lost" | "full" | "refused" | "cannot" | "needed";

/** Does what a button that shows this state has promised. */
export async function pressKeep(
  track: Track,
  button: { readonly shown: KeepState; readonly offline: boolean },
  say: (said: Said) => void,
): Promise<void> {
  if (!canKeep()) return say("cannot");
  await beginKeeping();
  const { state } = keepStateOf(keeper.getSnapshot(), track.href);
  const meaning = meaningOf({ ...button, state });
  if (meaning === "remove") {
    await keeper.remove(track.href);
    say("isRemoved");
  } else if (meaning === "keep") {
    const outcome = await keeper.keep(track);
    if (outcome !== null) say(outcome === "whole" ? "isKept" : outcome);
  } else if (meaning !== null) say(meaning);
}
