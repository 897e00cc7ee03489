"use client";

import { useTranslations } from "next-intl";
import { Children, type ReactNode, useSyncExternalStore } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { usePlayerState } from "#features/player/player-context.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { followHidden, hidePlayed, isPlayedHidden } from "./hide-played.ts";
import styles from "./unplayed-list.module.css";

interface UnplayedListProps {
  readonly tracks: readonly Pick<Track, "guid" | "href">[];
  /** Whether there are other pages, of which nothing is said here. */
  readonly paged: boolean;
  /** A row for each of the tracks. */
  readonly children: readonly ReactNode[];
}

/** Rows of episodes, of which those that this browser has heard to the end can be left out. */
export function UnplayedList({ tracks, paged, children }: UnplayedListProps) {
  const t = useTranslations("library.played");
  const alive = useAlive();
  const places = usePlayerState((state) => state.places);
  const hiding = useSyncExternalStore(followHidden, isPlayedHidden, () => false);
  const done = places.filter((place) => place.done);
  const played = tracks.map((track) => done.some((place) => isSameEpisode(place.track, track)));
  const count = played.filter(Boolean).length;
  return (
    <>
      {alive && done.length > 0 && (
        <p className={styles.choice}>
          <label>
            <input
              type="checkbox"
              checked={hiding}
              onChange={(event) => hidePlayed(event.currentTarget.checked)}
            />
            <span>{t("hide")}</span>
          </label>
          <span role="status">{hiding && t(paged ? "hiddenOnPage" : "hidden", { count })}</span>
        </p>
      )}
      {Children.map(children, (row, index) => (
        <div hidden={hiding && played[index] === true}>{row}</div>
      ))}
    </>
  );
}
