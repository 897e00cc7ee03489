import type { Wave } from "./wave.ts";

/** A note: its pitch in hertz, when it is struck in seconds, how loud it is from 0 to 1. */
const NOTES = [
  { pitch: 440, at: 0, level: 0.06 },
  { pitch: 659.26, at: 0.17, level: 0.045 },
];

/** A soft struck bar: the fundamental and two partials that die away sooner. */
const PARTIALS = [
  { ratio: 1, level: 1, decay: 3.4 },
  { ratio: 2, level: 0.22, decay: 6 },
  { ratio: 3.93, level: 0.06, decay: 12 },
];

/** Seconds until the chime is silent, and of its soft beginning (without it, a click). */
const LENGTH = 1.8;
const ATTACK = 0.012;

/** The two notes that open a chapter. */
export function strikeChime(rate: number): Wave {
  const samples = Int16Array.from({ length: Math.round(LENGTH * rate) }, (_, index) => {
    const time = index / rate;
    const fade = Math.min(1, (LENGTH - time) / 0.2);
    return Math.round(32767 * fade * NOTES.reduce((sum, note) => sum + soundNote(note, time - note.at), 0));
  });
  return { rate, samples };
}

function soundNote(
  { pitch, level }: { readonly pitch: number; readonly level: number },
  time: number,
): number {
  if (time < 0) return 0;
  const attack = Math.min(1, time / ATTACK);
  return PARTIALS.reduce(
    (sum, partial) =>
      sum +
      attack *
        level *
        partial.level *
        Math.exp(-partial.decay * time) *
        Math.sin(2 * Math.PI * pitch * partial.ratio * time),
    0,
  );
}
