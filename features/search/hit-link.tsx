"use client";

import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { type Moment, momentHref } from "#core/moment.ts";
import { formatClock } from "#core/time.ts";
import type { Track } from "#core/track.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import styles from "./search-results.module.css";

interface HitLinkProps {
  readonly track: Track;
  /** Seconds; null where the transcript is untimed. */
  readonly start: number | null;
  readonly children: ReactNode;
}

/** A hit: opens the episode there and plays from that very word. Without script it is the link to the moment. */
export function HitLink({ track, start, children }: HitLinkProps) {
  const player = usePlayer();
  const moment: Moment | null = start === null ? null : { start, end: null };
  const play = (event: MouseEvent) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey;
    if (moment && !elsewhere) void player.playFrom(track, moment);
  };
  return (
    <Link href={moment ? momentHref(track.href, moment) : track.href} className={styles.hit} onClick={play}>
      {start !== null && <time>{formatClock(start)}</time>}
      <span>{children}</span>
    </Link>
  );
}
