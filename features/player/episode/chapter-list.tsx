"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Track, TrackChapter } from "#core/episode/track.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./chapter-list.module.css";

interface ChapterListProps {
  readonly track: Track;
  /** Those that are listed, by their starts. */
  readonly chapters: readonly TrackChapter[];
}

/** An episode's chapters as links to their beginnings; the one that plays is marked. */
export function ChapterList({ track, chapters }: ChapterListProps) {
  const t = useTranslations("player");
  const player = usePlayer();
  const starts = chapters.map((chapter) => chapter.start);
  const current = usePlayerState((state) =>
    state.track?.href === track.href ? indexAt(starts, state.time) : -1,
  );
  const play = (event: MouseEvent, start: number) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void player.playFrom(track, { start, end: null });
  };
  if (chapters.length === 0) return <p>{t("noChapters")}</p>;
  return (
    <ol className={styles.chapters} lang={track.language}>
      {chapters.map((chapter, index) => (
        <li key={`${chapter.start} ${chapter.title}`} aria-current={index === current ? "true" : undefined}>
          <a
            href={momentHref(track.href, { start: chapter.start, end: null })}
            onClick={(e) => play(e, chapter.start)}
          >
            <time>{formatClock(chapter.start)}</time>
            <span>{chapter.title}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
