"use client";

import { Pause, Play } from "lucide";
import { useTranslations } from "next-intl";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { isRange, type Moment } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { Icon } from "#features/ui/icon.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./play-button.module.css";

interface PlayEpisodeButtonProps {
  readonly track: Track;
  /** What a link names; null or left out: where the listener left it. */
  readonly moment?: Moment | null;
  /** `round`: an icon, for lists. `wide`: in words, for the episode's page. */
  readonly variant: "round" | "wide";
}

/** Plays an episode, and pauses it while it is the one that plays. */
export function PlayEpisodeButton({ track, moment = null, variant }: PlayEpisodeButtonProps) {
  const t = useTranslations("player");
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing && isSameEpisode(state.track, track));
  const place = usePlayerState((state) => state.places).find((known) => isSameEpisode(known.track, track));
  const press = () => {
    if (playing) player.pause();
    else if (moment) void player.playLinked(track, moment);
    else void player.playFrom(track, null);
  };
  if (track.audio === null) return null;
  const icon = <Icon of={playing ? Pause : Play} filled />;
  if (variant === "round") {
    const name = playing ? t("pauseTitle", { title: track.title }) : t("playTitle", { title: track.title });
    return (
      <button type="button" className={styles.round} aria-label={name} onClick={press}>
        {icon}
      </button>
    );
  }
  const from = moment?.start ?? (place && !place.done ? place.time : 0);
  const words = isRange(moment)
    ? t("playRange", { from: formatClock(from), to: formatClock(moment.end) })
    : moment
      ? t("playFrom", { time: formatClock(from) })
      : from >= 1
        ? t("resumeFrom", { time: formatClock(from) })
        : t("playEpisode");
  return (
    <button type="button" className={styles.wide} onClick={press}>
      {icon}
      {moment === null && <EarlyWords />}
      <span className={styles.words}>{playing ? t("pauseEpisode") : words}</span>
    </button>
  );
}

/** What it says until the page is alive, where the episode was begun in this browser: the styles know when (RESUMED_SCRIPT). */
function EarlyWords() {
  const t = useTranslations("player");
  const alive = useAlive();
  if (alive) return null;
  const [before, after] = t("resumeFrom", { time: "\n" }).split("\n");
  return <span className={styles.early} data-before={before} data-after={after} />;
}
