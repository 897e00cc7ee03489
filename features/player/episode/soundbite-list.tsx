"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Soundbite } from "#core/episode/soundbite.ts";
import type { Track } from "#core/episode/track.ts";
import { formatMomentClock, momentHref, type Range } from "#core/time/moment.ts";
import { usePlayer } from "../player-context.tsx";
import styles from "./soundbite-list.module.css";

interface HighlightsProps {
  readonly track: Track;
  readonly soundbites: readonly Soundbite[];
}

/** The parts that the makers of the show want to be heard first, as links that play just them. */
export function Highlights({ track, soundbites }: HighlightsProps) {
  const t = useTranslations("player");
  const player = usePlayer();
  const play = (event: MouseEvent, part: Range) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void player.playFrom(track, part);
  };
  if (soundbites.length === 0) return null;
  return (
    <section aria-labelledby="highlights">
      <h2 id="highlights">{t("highlights")}</h2>
      <ul className={styles.list}>
        {soundbites.map(({ title, ...part }) => (
          <li key={part.start}>
            <a href={momentHref(track.href, part)} onClick={(event) => play(event, part)}>
              {title ?? track.title}
            </a>{" "}
            <time>{formatMomentClock(part)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
