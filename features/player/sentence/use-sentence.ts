"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { SpokenText } from "#core/transcript/spoken-text.ts";
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

type StartBeside = (text: SpokenText, time: number, by: 1 | -1) => number | null;

/** When the next (1) or previous (-1) one begins, seen from a time; all in seconds. */
const STARTS = {
  sentence: (text, time, by) => text.sentenceStart(time, by),
  turn: (text, time, by) => text.turnStart(time, by),
  passage: (text, time, by) => text.passageBeside(time, by),
} satisfies Record<string, StartBeside>;

/** Goes to the beginning of the next (1) or previous (-1) sentence, turn of a speaker or passage, where it is known what is said when. */
export function useSpokenStep(part: keyof typeof STARTS): (by: 1 | -1) => void {
  const player = usePlayer();
  const { words } = usePlayerParts();
  return (by) => {
    const now = player.currentTime();
    const { text } = words.getSpoken();
    const start = text && STARTS[part](text, now, by);
    if (start !== null) player.step(start - now);
  };
}

/** Makes the keys for sentences, turns and passages of what plays work, on whatever page. */
export function useSentenceKeys(): void {
  const stepSentence = useSpokenStep("sentence");
  const stepTurn = useSpokenStep("turn");
  const stepPassage = useSpokenStep("passage");
  const repeat = useSentenceRepeat();
  useShortcut("previous-sentence", () => stepSentence(-1));
  useShortcut("next-sentence", () => stepSentence(1));
  useShortcut("previous-turn", () => stepTurn(-1));
  useShortcut("next-turn", () => stepTurn(1));
  useShortcut("previous-passage", () => stepPassage(-1));
  useShortcut("next-passage", () => stepPassage(1));
  useShortcut("say-again", () => repeat.start({ rounds: 1, pace: 1 }));
}
