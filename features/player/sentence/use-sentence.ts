"use client";

import { useEffect, useSyncExternalStore } from "react";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayer, usePlayerParts, usePlayerState, useShortcut } from "../player-context.tsx";
import type { PlayerParts } from "../player-parts.ts";
import { recallAfterAbsence } from "./recall.ts";
import { type Repeat, SentenceRepeat } from "./sentence-repeat.ts";

const repeatOf = onceAVisit(createRepeat);

/** What lets sentences be heard again. */
export function useSentenceRepeat(): SentenceRepeat {
  return repeatOf(usePlayerParts());
}

/** The sentence that is heard again; null while none is. */
export function useRepeat(): Repeat | null {
  const { subscribe, getRepeat } = useSentenceRepeat();
  return useSyncExternalStore(subscribe, getRepeat, getRepeat);
}

function createRepeat({ store, words }: PlayerParts): SentenceRepeat {
  return new SentenceRepeat({
    player: store,
    sentenceAt: (time) => words.getSpoken().text?.sentenceRange(time) ?? null,
  });
}

/** Takes the sentence up again for one who was away for long. */
export function useRecall(): void {
  const { store: player, words } = usePlayerParts();
  // Follows the player, and the clock.
  useEffect(
    () => recallAfterAbsence({ player, getText: () => words.getSpoken().text, now: Date.now }),
    [player, words],
  );
}

/** Whether it is known when what is said, so that there are sentences to go to. */
export function useTimed(): boolean {
  return usePlayerState(({ spoken }) => (spoken.text?.index.starts.length ?? 0) > 0);
}

/** Goes to the beginning of the next (1) or previous (-1) sentence, or turn of a speaker, where it is known what is said when. */
export function useSpokenStep(part: "sentence" | "turn"): (by: 1 | -1) => void {
  const player = usePlayer();
  const { words } = usePlayerParts();
  return (by) => {
    const now = player.currentTime();
    const { text } = words.getSpoken();
    const start = (part === "turn" ? text?.turnStart(now, by) : text?.sentenceStart(now, by)) ?? null;
    if (start !== null) player.step(start - now);
  };
}

/** Makes the keys for sentences and turns work, on whatever page. */
export function useSentenceKeys(): void {
  const stepSentence = useSpokenStep("sentence");
  const stepTurn = useSpokenStep("turn");
  const repeat = useSentenceRepeat();
  useShortcut("previous-sentence", () => stepSentence(-1));
  useShortcut("next-sentence", () => stepSentence(1));
  useShortcut("previous-turn", () => stepTurn(-1));
  useShortcut("next-turn", () => stepTurn(1));
  useShortcut("say-again", () => repeat.start({ rounds: 1, pace: 1 }));
}
