import { shareOf, type WaveView, wholeView } from "#core/audio/wave-view.ts";
import styles from "./wave-overview.module.css";

interface WaveOverviewProps {
  /** Seconds, as all of these. */
  readonly duration: number;
  readonly view: WaveView;
  readonly time: number;
}

/** Where in the whole that stands which is seen, and where the playhead is. */
export function WaveOverview({ duration, view, time }: WaveOverviewProps) {
  const whole = wholeView(duration);
  const [start, end] = [shareOf(whole, view.start), shareOf(whole, view.end)];
  return (
    <div className={styles.overview} aria-hidden="true">
      <span className={styles.seen} style={{ left: `${start * 100}%`, width: `${(end - start) * 100}%` }} />
      <span className={styles.now} style={{ left: `${shareOf(whole, time) * 100}%` }} />
    </div>
  );
}
