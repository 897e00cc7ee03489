import type { Samples } from "./peaks.ts";

/** What recognisers of speech work with: samples a second of one channel. */
export const SPEECH_RATE = 16_000;

/**
 * Sound of any kind as samples of speech, piece by piece: all channels as one, each sample the mean of the time that it stands
 * for. O(n), and keeps no more than the sample that is not full.
 */
export class SpeechSamples {
  #sum = 0;
  /** How much of the next sample has come, from 0 up to 1. */
  #filled = 0;

  /** The samples that this completes, of 16 bits. `loudest` is the greatest amplitude that the samples can have. */
  push(channels: readonly Samples[], sampleRate: number, loudest: number): Int16Array {
    const [first] = channels;
    if (!first || !(sampleRate > 0)) return new Int16Array(0);
    const step = SPEECH_RATE / sampleRate;
    const scale = 32_767 / loudest;
    const made = new Int16Array(Math.ceil(first.length * step + 1));
    let count = 0;
    for (let i = 0; i < first.length; i++) {
      const value = scale * mixed(channels, i);
      let left = step;
      for (; this.#filled + left >= 1; count++) {
        const room = 1 - this.#filled;
        made[count] = Math.max(-32768, Math.min(32767, Math.round(this.#sum + value * room)));
        left -= room;
        this.#filled = 0;
        this.#sum = 0;
      }
      this.#sum += value * left;
      this.#filled += left;
    }
    return made.subarray(0, count);
  }
}

/** The mean of all channels at a sample; what is no finite number is silence. */
function mixed(channels: readonly Samples[], i: number): number {
  let sum = 0;
  for (const samples of channels) sum += samples[i] ?? 0;
  return Number.isFinite(sum) ? sum / channels.length : 0;
}

/** The head of a WAV file of so many bytes of samples of speech, which follow it with their low byte first. */
export function speechWavHead(bytes: number): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(44));
  const write = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) head.setUint8(at + i, text.charCodeAt(i));
  };
  write(0, "RIFF");
  head.setUint32(4, 36 + bytes, true);
  write(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  // PCM of one channel.
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, SPEECH_RATE, true);
  head.setUint32(28, SPEECH_RATE * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  write(36, "data");
  head.setUint32(40, bytes, true);
  return new Uint8Array(head.buffer);
}
