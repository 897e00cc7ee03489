"use client";

import { usePlayer, usePlayerParts, useShortcut } from "../player-context.tsx";

/** Goes to the beginning of the next (1) or previous (-1) sentence, where it is known what is said when. */
export function useSentenceStep(): (by: 1 | -1) => void {
  const player = usePlayer();
  const { words } = usePlayerParts();
  return (by) => {
    const now = player.currentTime();
    const start = words.getSpoken().text?.sentenceStart(now, by) ?? null;
    if (start !== null) player.step(start - now);
  };
}

/** Makes the keys for it work, on whatever page. */
export function useSentenceKeys(): void {
  const step = useSentenceStep();
  useShortcut("previous-sentence", () => step(-1));
  useShortcut("next-sentence", () => step(1));
}
