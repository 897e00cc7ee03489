"use client";

import { useTranslations } from "next-intl";
import { isSameEpisode, type Track, type TrackChapter } from "#core/episode/track.ts";
import { formatClock } from "#core/time/time.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { MomentLink } from "../moment-link.tsx";
import { usePlayerState } from "../player-context.tsx";
import styles from "./chapter-list.module.css";
import { useInSight } from "./use-in-sight.ts";

interface ChapterListProps {
  readonly track: Track;
  /** Those that are listed, by their starts. */
  readonly chapters: readonly TrackChapter[];
}

/** An episode's chapters as links to their beginnings; the one that plays is marked. */
export function ChapterList({ track, chapters }: ChapterListProps) {
  const t = useTranslations("player");
  const starts = chapters.map((chapter) => chapter.start);
  const current = usePlayerState((state) =>
    isSameEpisode(state.track, track) ? indexAt(starts, state.time) : -1,
  );
  const list = useInSight<HTMLOListElement>(current);
  if (chapters.length === 0) return <p>{t("noChapters")}</p>;
  return (
    <ol ref={list} className={styles.chapters} lang={track.language}>
      {chapters.map((chapter, index) => (
        <li key={`${chapter.start} ${chapter.title}`} aria-current={index === current ? "true" : undefined}>
          <MomentLink track={track} moment={{ start: chapter.start, end: null }}>
            <time>{formatClock(chapter.start)}</time>
            <span dir="auto">{chapter.title}</span>
          </MomentLink>
        </li>
      ))}
    </ol>
  );
}
