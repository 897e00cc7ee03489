import type { SpokenPassage } from "#core/alignment/align.ts";
import { FRAME, speechFeatures } from "#core/alignment/features.ts";

const RATE = 16_000;

/** A voice that speaks in tones: how it colours them, how long each lasts (seconds), and how much it hisses. */
export interface ToneVoice {
  readonly colour: number;
  readonly length: number;
  readonly hiss: number;
}

export interface ToneSpeech {
  readonly samples: Int16Array;
  /** Where each word begins, in seconds, by passages. */
  readonly starts: readonly (readonly number[])[];
  /** Where each passage ends, in seconds. */
  readonly ends: readonly number[];
}

/** A passage of so many words, which are three of eight sounds each; others for another seed. */
export function toneText(seed: number, words: number): readonly (readonly number[])[] {
  let state = seed * 2_654_435_761 + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 29;
  };
  return Array.from({ length: words }, () => [next(), next(), next()]);
}

/** Speaks passages one after the other, with a pause after every sixth word and each passage. */
export function speakTones(
  passages: readonly (readonly (readonly number[])[])[],
  { colour, length, hiss }: ToneVoice,
): ToneSpeech {
  const samples: number[] = [];
  const starts: number[][] = [];
  const ends: number[] = [];
  let noise = 1;
  const add = (seconds: number, sound: (time: number) => number) => {
    const from = samples.length / RATE;
    for (let i = 0; i < seconds * RATE; i++) {
      noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 1;
      samples.push(Math.round(sound(from + i / RATE) + hiss * ((noise % 2000) / 1000 - 1)));
    }
  };
  for (const passage of passages) {
    const own: number[] = [];
    for (const [place, word] of passage.entries()) {
      own.push(samples.length / RATE);
      for (const phone of word) {
        const [low, high] = [250 + 90 * phone, 900 + 330 * ((phone * 3) % 8)];
        const wave = (hertz: number, time: number) => Math.sin(2 * Math.PI * hertz * colour * time);
        add(length, (time) => 4000 * wave(low, time) + 3000 * wave(high, time));
      }
      add(place % 6 === 5 ? 0.25 : 0.03, () => 0);
    }
    starts.push(own);
    ends.push(samples.length / RATE);
    add(0.3, () => 0);
  }
  return { samples: Int16Array.from(samples), starts, ends };
}

/** Features of a sound, in pieces of a minute. */
export function featuresOf(samples: Int16Array): Int8Array {
  const made: number[] = [];
  for (let at = 0; at < samples.length; at += 60 * RATE)
    made.push(...speechFeatures(samples.slice(at, at + 60 * RATE)));
  return Int8Array.from(made);
}

/** Passages as they were spoken, told in frames. */
export function passagesOf({ starts, ends }: ToneSpeech): readonly SpokenPassage[] {
  const frame = (seconds: number) => (seconds * RATE) / FRAME;
  return starts.map((words, place) => ({
    frames: { from: Math.floor(frame(words[0] ?? 0)), to: Math.floor(frame(ends[place] ?? 0)) },
    words: words.map(frame),
    sentences: words.flatMap((_, word) => (word % 6 === 0 ? [word] : [])),
  }));
}
