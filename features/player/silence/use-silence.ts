"use client";

import { useEffect } from "react";
import { listSilences } from "#core/transcript/silence.ts";
import type { SpokenText } from "#core/transcript/spoken-text.ts";
import { addTimeSaved } from "#features/ui/time-saved.ts";
import { usePlayerParts, usePlayerState } from "../player-context.tsx";
import { sleepTimerOf } from "../sleep/use-sleep.ts";
import { SilenceSkip, type Silences } from "./silence-skip.ts";

const UNKNOWN: Silences = { starts: [], ends: [] };
const known = new WeakMap<SpokenText, Silences>();

/** Goes through the silences of what plays quickly, if the listener wants that. Once, as long as there is a player. */
export function useSilenceSkip(): void {
  const parts = usePlayerParts();
  // Follows the player, and the words of what is in it.
  useEffect(() => {
    const { store: player, words } = parts;
    const sleep = sleepTimerOf(parts);
    const skip = new SilenceSkip({
      player,
      getSilences: () => silencesOf(words.getSpoken().text),
      mayHurry: () => !sleep.ending,
      saved: addTimeSaved,
    });
    const leaveWords = words.subscribe(() => skip.look());
    const stop = skip.follow();
    return () => {
      leaveWords();
      stop();
    };
  }, [parts]);
}

/** Whether nobody knows where the silences are of what is in the player. */
export function useSilencesUnknown(): boolean {
  return usePlayerState(({ spoken }) =>
    spoken.text === null ? spoken.state === "failed" : spoken.text.transcript.timing !== "word",
  );
}

function silencesOf(text: SpokenText | null): Silences {
  if (text === null) return UNKNOWN;
  const before = known.get(text);
  if (before) return before;
  const silences = listSilences(text.transcript);
  const found = { starts: silences.map(({ start }) => start), ends: silences.map(({ end }) => end) };
  known.set(text, found);
  return found;
}
