"use client";

import { useFormatter, useTranslations } from "next-intl";
import { formatClock, formatLength } from "#core/time/time.ts";
import { PlayEpisodeButton } from "#features/player/episode/play-button.tsx";
import { usePlayerState } from "#features/player/player-context.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";
import { EpisodeHeading } from "./episode-heading.tsx";
import styles from "./history-list.module.css";

/** What was heard in this browser and how far, the latest first. */
export function HistoryList() {
  const t = useTranslations("library.history");
  const format = useFormatter();
  const timeZone = useOwnTimeZone();
  const places = usePlayerState((state) => state.places);
  const alive = useAlive();
  if (!alive) return null;
  if (places.length === 0) return <p className={styles.none}>{t("none")}</p>;
  return (
    <ul>
      {places.map(({ track, time, duration, at, done }) => (
        <li key={track.href} className={styles.item}>
          <div>
            <EpisodeHeading track={track} />
            <p className={styles.facts}>
              <span>
                {done || duration === null
                  ? t(done ? "heard" : "heardTo", { time: formatClock(time) })
                  : t("heardOf", { time: formatClock(time), total: formatLength(duration) })}
              </span>
              <time dateTime={new Date(at).toISOString()}>
                {format.dateTime(at, { dateStyle: "medium", timeZone })}
              </time>
            </p>
          </div>
          <div className={styles.actions}>
            <PlayEpisodeButton track={track} variant="round" />
            <QueueButton track={track} moment={null} variant="quiet" />
          </div>
        </li>
      ))}
    </ul>
  );
}
