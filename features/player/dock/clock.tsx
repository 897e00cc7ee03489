"use client";

import { useTranslations } from "next-intl";
import { formatClock, formatLength } from "#core/time/time.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./clock.module.css";

/** How long the episode is; pressed, how long it will still take at the present speed. */
export function Total() {
  const t = useTranslations("player");
  const player = usePlayer();
  const { remaining } = usePlayerState((state) => state.settings);
  const duration = usePlayerState((state) => state.duration);
  const left = usePlayerState(({ duration: total, time, rate }) =>
    total === null ? 0 : Math.round((total - time) / rate),
  );
  if (duration === null) return null;
  const text = remaining ? `-${formatClock(left)}` : formatLength(duration);
  return (
    <button
      type="button"
      className={styles.total}
      aria-label={remaining ? t("timeLeft", { time: text }) : t("totalTime", { time: text })}
      onClick={() => player.settings.change({ remaining: !remaining })}
    >
      <time>{text}</time>
    </button>
  );
}
