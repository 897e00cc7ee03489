"use client";

import { useCallback } from "react";
import { decodePeaks } from "#core/audio/peaks.ts";
import { usePlayerParts } from "../player-context.tsx";
import { type Drawing, drawWaveform } from "./wave-drawing.ts";
import styles from "./waveform.module.css";

interface WaveformProps {
  /** Base64, see core/audio/peaks.ts. */
  readonly peaks: string;
  /** Seconds. */
  readonly duration: number;
}

/** The picture of the sound, with its played part filled: wavesurfer as a view on the one audio element. */
export function Waveform({ peaks, duration }: WaveformProps) {
  const { audio } = usePlayerParts();
  const draw = useCallback(
    (container: HTMLElement | null) => {
      const media = audio.current;
      if (!container || !media) return;
      let drawing: Drawing | null = null;
      let gone = false;
      // Fetched only now: pages without sound do not pay for it.
      void import("wavesurfer.js").then(({ default: WaveSurfer }) => {
        if (!gone)
          drawing = drawWaveform(WaveSurfer, {
            container,
            media,
            peaks: decodePeaks(peaks),
            duration,
          });
      });
      return () => {
        gone = true;
        drawing?.remove();
      };
    },
    [audio, peaks, duration],
  );
  return <div ref={draw} className={styles.wave} aria-hidden="true" />;
}
