import type WaveSurfer from "wavesurfer.js";
import { barHeights } from "#core/audio/wave-path.ts";
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
    peaks: [Float32Array.from(peaks)],
    // Its own bars are the loudest of their shares. Called again whenever the width changes.
    renderFunction: (_, pen) => drawBars(peaks, pen),
    height: "auto",
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

/** In CSS pixels. */
const BAR_WIDTH = 2;
const BAR_STEP = 3;

/** As many bars as there is room for, each on whole pixels of the screen. */
function drawBars(peaks: Uint8Array, pen: CanvasRenderingContext2D): void {
  const { width, height } = pen.canvas;
  const scale = Math.max(1, window.devicePixelRatio);
  const thick = Math.round(BAR_WIDTH * scale);
  const heights = barHeights(peaks, Math.floor(width / Math.round(BAR_STEP * scale)));
  pen.beginPath();
  for (const [bar, share] of heights.entries()) {
    const half = Math.max(thick / 2, Math.round((share * height) / 2));
    const left = Math.round((bar * width) / heights.length);
    pen.roundRect(left, height / 2 - half, thick, 2 * half, thick / 2);
  }
  pen.fill();
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
