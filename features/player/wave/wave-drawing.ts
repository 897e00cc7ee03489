import type WaveSurfer from "wavesurfer.js";
import { barHeight } from "#core/audio/wave-path.ts";
import { documentNonce } from "#features/ui/document-nonce.ts";

interface WaveOptions {
  /** Its `color` is that of the sound to come, its `caret-color` that of the sound heard. */
  readonly container: HTMLElement;
  readonly media: HTMLMediaElement;
  readonly peaks: Uint8Array;
  /** Seconds. */
  readonly duration: number;
}

export interface Drawing {
  readonly remove: () => void;
}

/**
 * Draws stored peaks over the element that plays. Given peaks and a duration, wavesurfer neither fetches nor
 * decodes audio; removing it leaves the element alone.
 */
export function drawWaveform(Wave: typeof WaveSurfer, options: WaveOptions): Drawing {
  const { container, media, peaks, duration } = options;
  const wave = Wave.create({
    container,
    media,
    duration,
    peaks: [Float32Array.from(peaks, barHeight)],
    height: "auto",
    barWidth: 2,
    barGap: 1,
    barRadius: 1,
    barMinHeight: 1,
    cursorWidth: 2,
    interact: false,
    hideScrollbar: true,
    cspNonce: documentNonce,
    ...colours(container),
  });
  const stopWatching = watchTheme(() => wave.setOptions(colours(container)));
  return {
    remove: () => {
      stopWatching();
      wave.destroy();
    },
  };
}

/** Canvas knows no custom properties, so the colours are read from where the style sheet has put them. */
function colours(container: HTMLElement) {
  const { color, caretColor } = getComputedStyle(container);
  return { waveColor: color, progressColor: caretColor, cursorColor: caretColor };
}

/** Calls back when the page turns light or dark, by the footer's switch or the system's. */
function watchTheme(changed: () => void): () => void {
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  scheme.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    scheme.removeEventListener("change", changed);
  };
}
