"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { clamp, formatClock } from "#core/time/time.ts";
import { indexAt } from "#core/transcript/word-times.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import { useHitRun } from "#features/player/queue/use-hits.ts";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { hitHref } from "./hit-link.tsx";
import styles from "./hit-strip.module.css";

interface HitStripProps {
  readonly track: Track;
  /** Where passages with hits begin: seconds, ascending. */
  readonly starts: readonly number[];
  /** Where the first matching words of the hits begin that are shown beside, in seconds. */
  readonly shown: readonly number[];
  readonly query: string;
}

interface Mark {
  /** Seconds. */
  readonly time: number;
  readonly shown: boolean;
}

/** Where in an episode its hits lie: one tab stop, arrows go from mark to mark, a press takes the nearest. */
export function HitStrip({ track, starts, shown, query }: HitStripProps) {
  const t = useTranslations("search");
  const player = usePlayer();
  const router = useRouter();
  const [current, setCurrent] = useState(0);
  const played = useHitRun((run) =>
    run && run.search.query === query && isSameEpisode(run.hit.track, track) ? run.hit.start : null,
  );
  const { duration } = track;
  if (duration === null || duration <= 0 || starts.length === 0) return null;
  const marks = listMarks(starts, shown);
  const press = (event: MouseEvent<HTMLElement>) => {
    if (isForElsewhere(event)) return;
    // A press by key points nowhere: the mark is the one that has the focus.
    const index = event.detail === 0 ? current : nearestMark(marks, pointedShare(event) * duration);
    const start = marks[index]?.time;
    if (start === undefined) return;
    event.preventDefault();
    setCurrent(index);
    void player.playFrom(track, { start, end: null });
    router.push(hitHref(track, start, query));
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexAfter(event, current, marks.length - 1);
    if (index === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll("a")[index]?.focus();
  };
  return (
    <ol className={styles.strip} aria-label={t("places")} onClick={press} onKeyDown={move}>
      {marks.map(({ time, shown: strong }, index) => (
        <li key={time} style={{ left: `${Math.min(1, time / duration) * 100}%` }}>
          <a
            href={hitHref(track, time, query)}
            className={strong ? styles.shown : ""}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
          >
            <time className="visually-hidden">{formatClock(time)}</time>
          </a>
        </li>
      ))}
      {played !== null && (
        <li className={styles.played} style={{ left: `${Math.min(1, played / duration) * 100}%` }}>
          <span className="visually-hidden">{t("playedAt", { time: formatClock(played) })}</span>
        </li>
      )}
    </ol>
  );
}

/** A mark for every start; where a hit is shown, at its very word. */
function listMarks(starts: readonly number[], shown: readonly number[]): readonly Mark[] {
  const distinct = [...new Set(starts)];
  const words = new Map(shown.map((start) => [indexAt(distinct, start), start]));
  return distinct.map((start, index) => ({ time: words.get(index) ?? start, shown: words.has(index) }));
}

function nearestMark(marks: readonly Mark[], time: number): number {
  const distances = marks.map((mark) => Math.abs(mark.time - time));
  return distances.indexOf(Math.min(...distances));
}

/** How far along the strip the pointer is, 0 to 1. */
function pointedShare({ currentTarget, clientX }: MouseEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return clamp((clientX - left) / width, 0, 1);
}

/** Which mark a key goes to from `index`; null where it goes nowhere. */
function indexAfter(event: KeyboardEvent, index: number, last: number): number | null {
  if (isForElsewhere(event) || event.altKey) return null;
  if (event.key === "Home") return 0;
  if (event.key === "End") return last;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  return by === undefined ? null : clamp(index + by, 0, last);
}
