"use client";

import { useCallback, useMemo, useState } from "react";
import { shareOf, viewLength, type WaveView } from "#core/audio/wave-view.ts";
import type { SpokenText } from "#core/transcript/spoken-text.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { useFrames } from "./use-frames.ts";
import styles from "./wave-words.module.css";

/** What a letter takes in these words, on average. CSS pixels. */
const LETTER = 6.5;

/** The words that are spoken in what is seen, each where it begins; nothing where they would not have room. */
export function WaveWords({ view }: { readonly view: WaveView }) {
  const text = usePlayerState((state) => state.spoken.text);
  const [width, setWidth] = useState(0);
  const measure = useCallback((row: HTMLElement | null) => {
    if (!row) return;
    const observer = new ResizeObserver(() => setWidth(row.clientWidth));
    observer.observe(row);
    return () => observer.disconnect();
  }, []);
  const needed = useMemo(() => (text?.lettersASecond ?? 0) * LETTER, [text]);
  const roomy = needed > 0 && width / viewLength(view) >= needed;
  return (
    <div ref={measure} className={styles.words} lang={text?.transcript.language} aria-hidden="true">
      {text && roomy && <Words text={text} view={view} />}
    </div>
  );
}

function Words({ text, view }: { readonly text: SpokenText; readonly view: WaveView }) {
  const words = useMemo(() => text.listWords(view.start, view.end), [text, view]);
  const now = useWordNow(words);
  return words.map(({ text: word, start, next }) => (
    <span
      key={start}
      className={styles.word}
      data-start={start}
      data-now={start === now}
      style={{
        left: `${shareOf(view, start) * 100}%`,
        maxWidth: next < view.end ? `${((next - start) / viewLength(view)) * 100}%` : undefined,
      }}
    >
      <bdi>{word}</bdi>
    </span>
  ));
}

/** When the word began that is spoken now; null where none of them is. */
function useWordNow(words: readonly { readonly start: number; readonly next: number }[]): number | null {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const find = (time: number) => words.find(({ start, next }) => start <= time && time < next)?.start ?? null;
  const standing = usePlayerState((state) => find(state.time));
  const [moving, setMoving] = useState<number | null>(null);
  useFrames(playing, () => setMoving(find(player.currentTime())));
  return playing ? moving : standing;
}
