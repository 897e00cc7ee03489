"use client";

import { isInView, shareOf, viewLength, type WaveView } from "#core/audio/wave-view.ts";
import { usePlayerState } from "../player-context.tsx";
import styles from "./wave-marks.module.css";

/** The part that is played, chapters as ticks below, what was found or bookmarked as marks above; of these what is seen. */
export function WaveMarks({ view }: { readonly view: WaveView }) {
  const track = usePlayerState((state) => state.track);
  const marks = usePlayerState((state) => state.marks);
  const range = usePlayerState((state) => state.range);
  if (!track || viewLength(view) === 0) return null;
  const left = (time: number) => `${shareOf(view, time) * 100}%`;
  return (
    <div className={styles.marks}>
      {range && (
        <span
          className={styles.part}
          style={{
            left: left(range.start),
            width: `${((range.end - range.start) / viewLength(view)) * 100}%`,
          }}
        />
      )}
      {track.chapters.map(
        ({ start, title }) =>
          isInView(view, start) && (
            <span key={`${start} ${title}`} className={styles.tick} style={{ left: left(start) }} />
          ),
      )}
      {marks.map(
        ({ time, kind }, index) =>
          isInView(view, time) && (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their order
              key={`mark ${index}`}
              className={styles.mark}
              data-kind={kind}
              style={{ left: left(time) }}
            />
          ),
      )}
    </div>
  );
}
