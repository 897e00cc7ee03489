"use client";

import { useCallback, useEffect, useRef } from "react";
import { decodePeaks } from "#core/audio/peaks.ts";
import type { WaveView } from "#core/audio/wave-view.ts";
import { type Drawing, drawWaveform } from "./wave-drawing.ts";
import styles from "./waveform.module.css";

interface WaveformProps {
  /** Base64, see core/audio/peaks.ts. */
  readonly peaks: string;
  /** Seconds. */
  readonly duration: number;
  /** The part that is seen. */
  readonly view: WaveView;
}

/** The picture of the sound, by wavesurfer. What of it is filled is the style's: wavesurfer itself would draw it anew each frame. */
export function Waveform({ peaks, duration, view }: WaveformProps) {
  const shown = useRef(view);
  const drawn = useRef<Drawing | null>(null);
  const draw = useCallback(
    (container: HTMLElement | null) => {
      if (!container) return;
      let gone = false;
      // Fetched only now: pages without sound do not pay for it.
      void import("wavesurfer.js").then(({ default: WaveSurfer }) => {
        if (gone) return;
        const options = { container, peaks: decodePeaks(peaks), duration, view: shown.current };
        drawn.current = drawWaveform(WaveSurfer, options);
      });
      return () => {
        gone = true;
        drawn.current?.remove();
        drawn.current = null;
      };
    },
    [peaks, duration],
  );
  // Follows the view into the drawing, which is not React's.
  useEffect(() => {
    shown.current = view;
    drawn.current?.show(view);
  }, [view]);
  return <div ref={draw} className={styles.wave} aria-hidden="true" />;
}
