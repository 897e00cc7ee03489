import { createPeakMeter, PEAK_COUNT, resamplePeaks, type Samples } from "#core/audio/peaks.ts";
import { roundToMillisecond } from "#core/time/time.ts";

/** What decoding a file to its end told. */
export interface Sound {
  /** Seconds of sound that really came out, to the millisecond; greater than 0. */
  readonly duration: number;
  /** `PEAK_COUNT` amplitudes from 0 to 255. */
  readonly peaks: Uint8Array<ArrayBuffer>;
}

/** Adds up decoded samples into a `Sound`, keeping none of them. */
export class SoundMeter {
  readonly #meter = createPeakMeter();
  #duration = 0;

  /** Seconds that came so far. */
  get duration(): number {
    return this.#duration;
  }

  /** Samples of all channels, each array equally long, at `sampleRate` per second. */
  add(channels: readonly Samples[], sampleRate: number): void {
    const length = channels[0]?.length ?? 0;
    if (length === 0 || sampleRate <= 0) return;
    this.#meter.add(channels);
    this.#duration += length / sampleRate;
  }

  /** Null when no sound came, or less than a millisecond of it. */
  finish(): Sound | null {
    const duration = roundToMillisecond(this.#duration);
    if (duration === 0) return null;
    return { duration, peaks: resamplePeaks(this.#meter.blocks(), PEAK_COUNT) };
  }
}

/** Headers are rounded and count the silence that encoders add. */
const PROMISED_MORE = 1.02;
const PROMISED_SECONDS = 1;

/** The seconds that a file promises, where that is clearly more than came out of it; else null. */
export function cutShort({
  duration,
  promised,
}: {
  readonly duration: number;
  readonly promised: number | null;
}): number | null {
  const more = promised !== null && promised > duration * PROMISED_MORE + PROMISED_SECONDS;
  return more ? promised : null;
}
