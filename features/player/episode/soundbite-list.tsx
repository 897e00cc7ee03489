"use client";

import { useTranslations } from "next-intl";
import type { Soundbite } from "#core/episode/soundbite.ts";
import type { Track } from "#core/episode/track.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { MomentLink } from "../moment-link.tsx";
import styles from "./soundbite-list.module.css";

interface SoundbiteListProps {
  readonly track: Track;
  readonly soundbites: readonly Soundbite[];
}

/** The parts that the makers of the show want to be heard first, as links that play just them. */
export function SoundbiteList({ track, soundbites }: SoundbiteListProps) {
  const t = useTranslations("player");
  if (soundbites.length === 0) return null;
  return (
    <section aria-labelledby="soundbites">
      <h2 id="soundbites">{t("soundbites")}</h2>
      <ul className={styles.list}>
        {soundbites.map(({ title, ...part }) => (
          <li key={part.start}>
            <MomentLink track={track} moment={part}>
              <bdi lang={track.language}>{title ?? track.title}</bdi>
            </MomentLink>{" "}
            <time>{formatMomentClock(part)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
