"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type PlayableHit,
  usePlayerParts,
  usePlayerState,
  useShortcut,
} from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import styles from "./play-hits.module.css";

interface PlayHitsProps {
  /** The address of the results that the hits are of. */
  readonly source: string;
  readonly hits: readonly PlayableHit[];
}

/** Plays the hits of a page of results in turn. Nothing where none can be heard. */
export function PlayHits({ source, hits }: PlayHitsProps) {
  const t = useTranslations("search");
  const { hits: list } = usePlayerParts();
  const run = usePlayerState((state) => state.run);
  if (hits.length === 0) return null;
  const on = run?.source === source;
  const start = () => list.play(source, hits);
  return (
    <>
      {run === null && <StartKey start={start} />}
      <button type="button" className={styles.button} onClick={on ? () => list.stop() : start}>
        <Icon of={on ? Square : Play} size={16} filled />
        <span>{on ? t("stopHits") : t("playHits")}</span>
      </button>
    </>
  );
}

/** While no hits are played, the key for the next one begins with the first. */
function StartKey({ start }: { readonly start: () => void }) {
  useShortcut("next-hit", start);
  return null;
}
