import { SPEECH_RATE } from "../audio/speech-samples.ts";
import { Fourier } from "./fourier.ts";

/** From one frame to the next: a hundredth of a second. Samples. */
export const HOP = SPEECH_RATE / 100;
/** How many numbers tell of a frame: the first is how loud it is, the others what colour it has. */
export const COEFFICIENTS = 13;

const WINDOW = 400;
const POINTS = 512;
const BANDS = 26;
/** What is below hums, what is above telephones and low bitrates cut off. Hertz. */
const LOWEST = 100;
const HIGHEST = 6500;
const PRE_EMPHASIS = 0.97;
/** Silence is no quieter than the noise of 16 bits. */
const FLOOR = 1e4;

const fourier = new Fourier(POINTS);
const hamming = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (WINDOW - 1)),
);
const bands = melBands();
const cosines = Array.from({ length: COEFFICIENTS }, (_, c) =>
  Float64Array.from(
    { length: BANDS },
    (_band, b) => Math.cos((Math.PI * c * (b + 0.5)) / BANDS) * Math.sqrt((c === 0 ? 1 : 2) / BANDS),
  ),
);

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein, 1980) of samples of speech: `COEFFICIENTS` numbers for each
 * frame of `HOP` samples, one frame after the other. What is missing at the end of the last frames counts as silence.
 */
export function melCepstrum(samples: Int16Array): Float32Array {
  const frames = Math.floor(samples.length / HOP);
  const made = new Float32Array(frames * COEFFICIENTS);
  const windowed = new Float64Array(POINTS);
  const levels = new Float64Array(BANDS);
  for (let frame = 0; frame < frames; frame++) {
    const from = frame * HOP;
    for (let i = 0; i < WINDOW; i++) {
      const before = samples[from + i - 1] ?? 0;
      windowed[i] = ((samples[from + i] ?? 0) - PRE_EMPHASIS * before) * (hamming[i] ?? 0);
    }
    const power = fourier.power(windowed);
    for (const [b, { from: low, weights }] of bands.entries()) {
      let sum = FLOOR;
      for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (power[low + k] ?? 0);
      levels[b] = Math.log(sum);
    }
    for (const [c, cosine] of cosines.entries()) {
      let sum = 0;
      for (let b = 0; b < BANDS; b++) sum += (cosine[b] ?? 0) * (levels[b] ?? 0);
      made[frame * COEFFICIENTS + c] = sum;
    }
  }
  return made;
}

interface Band {
  /** The first point of the transform that it hears. */
  readonly from: number;
  readonly weights: Float64Array;
}

/** Triangles, each from the middle of the band below to the middle of the band above, at equal steps for the ear. */
function melBands(): readonly Band[] {
  const [lowest, highest] = [toMel(LOWEST), toMel(HIGHEST)];
  const edge = (i: number) =>
    (fromMel(lowest + ((highest - lowest) * i) / (BANDS + 1)) / SPEECH_RATE) * POINTS;
  return Array.from({ length: BANDS }, (_, b) => {
    const [low, middle, high] = [edge(b), edge(b + 1), edge(b + 2)];
    const from = Math.ceil(low);
    const weights = Float64Array.from({ length: Math.max(1, Math.ceil(high) - from) }, (_point, i) => {
      const at = from + i;
      return Math.max(0, at < middle ? (at - low) / (middle - low) : (high - at) / (high - middle));
    });
    return { from, weights };
  });
}

function toMel(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

function fromMel(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}
