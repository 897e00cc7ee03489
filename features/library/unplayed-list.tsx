"use client";

import { useTranslations } from "next-intl";
import { Children, type ReactNode, useLayoutEffect, useSyncExternalStore } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { usePlayerState } from "#features/player/player-context.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { dropHeardStyles, hidingPlayed } from "./hide-played.ts";
import styles from "./unplayed-list.module.css";

interface UnplayedListProps {
  readonly tracks: readonly Pick<Track, "guid" | "href">[];
  /** Whether there are other pages, of which nothing is said here. */
  readonly paged: boolean;
  /** A row for each of the tracks. */
  readonly children: readonly ReactNode[];
}

/**
 * Rows of episodes, of which those that this browser has heard to the end can be left out. The choice is there from the
 * beginning, for all: rows that made room for it later would move away from under a press.
 */
export function UnplayedList({ tracks, paged, children }: UnplayedListProps) {
  const t = useTranslations("library.played");
  const places = usePlayerState((state) => state.places);
  const hiding = useSyncExternalStore(hidingPlayed.subscribe, hidingPlayed.isOn, () => false);
  const alive = useAlive();
  // Follows the page's coming alive, before it is painted again.
  useLayoutEffect(() => {
    if (alive) dropHeardStyles();
  }, [alive]);
  const done = places.filter((place) => place.done);
  const played = tracks.map((track) => done.some((place) => isSameEpisode(place.track, track)));
  const count = played.filter(Boolean).length;
  return (
    <>
      <p className={styles.choice}>
        <label>
          <input
            type="checkbox"
            checked={hiding}
            onChange={(event) => hidingPlayed.turn(event.currentTarget.checked)}
          />
          <span>{t("hide")}</span>
        </label>
        <span role="status">{hiding && t(paged ? "hiddenOnPage" : "hidden", { count })}</span>
      </p>
      {Children.map(children, (row, index) => (
        <div data-row={tracks[index]?.href} hidden={hiding && played[index] === true}>
          {row}
        </div>
      ))}
    </>
  );
}
