import type { ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { MomentLink } from "#features/player/moment-link.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-results.module.css";

/**
 * The address of a hit on its episode's page, which marks there what was searched for, unless that is null. `start`: seconds; null in
 * an untimed transcript.
 */
export function hitHref(track: Track, start: number | null, query: string | null): string {
  if (query === null) return start === null ? track.href : momentHref(track.href, { start, end: null });
  const find = `find=${encodeURIComponent(query)}`;
  return start === null ? `${track.href}?${find}` : `${momentHref(track.href, { start, end: null })}&${find}`;
}

interface HitLinkProps {
  readonly track: Track;
  /** Seconds; null where the transcript is untimed. */
  readonly start: number | null;
  /** What its episode's page marks; null for nothing. */
  readonly query: string | null;
  readonly children: ReactNode;
}

/** A hit: opens the episode there and plays from that very word. Without script it is the link to the moment. */
export function HitLink({ track, start, query, children }: HitLinkProps) {
  const href = hitHref(track, start, query);
  const words = <span>{children}</span>;
  if (start === null)
    return (
      <PageLink href={href} className={styles.hit}>
        {words}
      </PageLink>
    );
  return (
    <MomentLink track={track} moment={{ start, end: null }} opens={href} className={styles.hit}>
      <time>{formatClock(start)}</time>
      {words}
    </MomentLink>
  );
}
