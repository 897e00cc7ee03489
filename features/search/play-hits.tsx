"use client";

import { Play, Square } from "lucide";
import { useTranslations } from "next-intl";
import type { HitBatch } from "#core/search/playable-hit.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { useShortcut } from "#features/player/player-context.tsx";
import { useHitRun, useHits, useRunOf } from "#features/player/queue/use-hits.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import styles from "./play-hits.module.css";

interface PlayHitsProps {
  readonly request: SearchRequest;
  /** Those that are known so far, from the one to begin with on. */
  readonly known: HitBatch;
}

/** Plays all hits of a search in turn, from the first of those that are known on. Nothing where none can be heard. */
export function PlayHits({ request, known }: PlayHitsProps) {
  return known.hits.length === 0 ? null : <PlayButton request={request} known={known} size="usual" />;
}

interface PlayButtonProps extends PlayHitsProps {
  readonly size: "usual" | "large";
}

export function PlayButton({ request, known, size }: PlayButtonProps) {
  const t = useTranslations("search");
  const hits = useHits();
  const idle = useHitRun((run) => run === null);
  const on = useRunOf(request) !== null;
  const start = () =>
    hits.ask(
      (list) => list.play(request, known),
      () => say(t("hitsFailed")),
    );
  return (
    <>
      {idle && <StartKey start={start} />}
      <button
        type="button"
        className={size === "large" ? styles.large : styles.button}
        onClick={on ? () => hits.came?.stop() : start}
      >
        <Icon of={on ? Square : Play} size={size === "large" ? 20 : 16} filled />
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
