"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatClock } from "#core/time/time.ts";
import { PlayEpisodeButton } from "#features/player/episode/play-button.tsx";
import { usePlayerState } from "#features/player/player-context.tsx";
import { Art } from "#features/ui/art.tsx";
import styles from "./continue-listening.module.css";

const MOST = 3;

/** Episodes begun in this browser and not yet done, the latest first. Nothing where there are none. */
export function ContinueListening() {
  const t = useTranslations("library");
  const begun = usePlayerState((state) => state.places)
    .filter((place) => !place.done && place.time > 0)
    .slice(0, MOST);
  if (begun.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="continue">
      <h2 id="continue">{t("continueListening")}</h2>
      <ul className={styles.list}>
        {begun.map(({ track, time, duration }) => (
          <li key={track.href} className={styles.item}>
            <Art url={track.imageUrl} size={56} eager />
            <div className={styles.text} lang={track.language}>
              <Link href={track.href} dir="auto">
                {track.title}
              </Link>
              <p lang="">
                {duration === null ? formatClock(time) : t("left", { time: formatClock(duration - time) })}
              </p>
            </div>
            <PlayEpisodeButton track={track} variant="round" />
          </li>
        ))}
      </ul>
    </section>
  );
}
