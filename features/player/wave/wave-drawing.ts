import type WaveSurfer from "wavesurfer.js";
import { barsInView, type WaveBar } from "#core/audio/wave-bars.ts";
import type { WaveView } from "#core/audio/wave-view.ts";
import { documentNonce } from "#features/ui/document-nonce.ts";

interface WaveOptions {
  /** Its `color` is that of the sound to come, its `caret-color` that of the sound heard. */
  readonly container: HTMLElement;
  readonly peaks: Uint8Array;
  /** Seconds. */
  readonly duration: number;
  /** The part that is drawn. */
  readonly view: WaveView;
}

export interface Drawing {
  /** Draws another part. */
  readonly show: (view: WaveView) => void;
  readonly remove: () => void;
}

/** Draws stored peaks. Given peaks and a duration, wavesurfer neither fetches nor decodes audio. */
export function drawWaveform(Wave: typeof WaveSurfer, options: WaveOptions): Drawing {
  const { container, peaks, duration } = options;
  let { view } = options;
  const wave = Wave.create({
    container,
    // Silent, and its own: with that of the player it would draw at every frame, without any it puts one into the page.
    media: new Audio(),
    duration,
    peaks: [Float32Array.from(peaks)],
    // Its own bars are the loudest of their shares, and its own zoom is as wide as all of the sound. Called again
    // whenever the width changes: the canvas is never wider than that.
    renderFunction: (_, pen) => drawBars((bars) => barsInView(peaks, duration, view, bars), pen),
    height: "auto",
    cursorWidth: 2,
    interact: false,
    hideScrollbar: true,
    cspNonce: documentNonce,
    ...colours(container),
  });
  const stopWatching = watchTheme(() => wave.setOptions(colours(container)));
  return {
    show: (wanted) => {
      if (wanted.start === view.start && wanted.end === view.end) return;
      view = wanted;
      wave.setOptions({});
    },
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
function drawBars(list: (bars: number) => readonly WaveBar[], pen: CanvasRenderingContext2D): void {
  const { width, height } = pen.canvas;
  const scale = Math.max(1, window.devicePixelRatio);
  const thick = Math.round(BAR_WIDTH * scale);
  pen.beginPath();
  for (const bar of list(Math.floor(width / Math.round(BAR_STEP * scale)))) {
    const half = Math.max(thick / 2, Math.round((bar.height * height) / 2));
    pen.roundRect(Math.round(bar.left * width), height / 2 - half, thick, 2 * half, thick / 2);
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
