"use client";

import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import styles from "./search-results.module.css";

/** The address of a hit on its episode's page, which marks there what was searched for. `start`: seconds; null in an untimed transcript. */
export function hitHref(track: Track, start: number | null, query: string): string {
  const find = `find=${encodeURIComponent(query)}`;
  return start === null ? `${track.href}?${find}` : `${momentHref(track.href, { start, end: null })}&${find}`;
}

/** Whether a press asks for another tab or window, which is the browser's to do. */
export function isForElsewhere(event: Pick<MouseEvent, "metaKey" | "ctrlKey" | "shiftKey">): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey;
}

interface HitLinkProps {
  readonly track: Track;
  /** Seconds; null where the transcript is untimed. */
  readonly start: number | null;
  readonly query: string;
  readonly children: ReactNode;
}

/** A hit: opens the episode there and plays from that very word. Without script it is the link to the moment. */
export function HitLink({ track, start, query, children }: HitLinkProps) {
  const player = usePlayer();
  const play = (event: MouseEvent) => {
    if (start !== null && !isForElsewhere(event)) void player.playFrom(track, { start, end: null });
  };
  return (
    <Link href={hitHref(track, start, query)} className={styles.hit} onClick={play}>
      {start !== null && <time>{formatClock(start)}</time>}
      <span>{children}</span>
    </Link>
  );
}
