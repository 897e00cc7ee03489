"use client";

import { decodePeaks } from "#core/audio/peaks.ts";
import { wavePath } from "#core/audio/wave-path.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { usePlayerState } from "#features/player/player-context.tsx";
import styles from "./wave-strip.module.css";

const BARS = 80;

interface WaveStripProps {
  readonly track: Track;
}

/** The thin picture of an episode's sound, filled as far as it has been heard in this browser. */
export function WaveStrip({ track }: WaveStripProps) {
  const place = usePlayerState((state) => state.places).find((known) => isSameEpisode(known.track, track));
  const { peaks } = track;
  const path = peaks === null ? `M0 12H${BARS}` : wavePath(decodePeaks(peaks), BARS);
  const heard = place ? heardShare(place) * BARS : 0;
  return (
    <svg className={styles.strip} viewBox={`0 0 ${BARS} 24`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.wave} d={path} />
      {heard > 0 && (
        <>
          <path
            className={styles.heard}
            d={path}
            style={{ clipPath: `inset(0 ${100 - (heard / BARS) * 100}% 0 0)` }}
          />
          <path className={styles.playhead} d={`M${heard} 1v22`} />
        </>
      )}
    </svg>
  );
}

function heardShare(place: { time: number; duration: number | null; done: boolean }): number {
  if (place.done) return 1;
  return place.duration ? Math.min(1, place.time / place.duration) : 0;
}
