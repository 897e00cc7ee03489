import { readFile } from "node:fs/promises";
import type { Span, Take } from "./festival.ts";
import type { Timeline } from "./timeline.ts";
import type { Voice } from "./voices.ts";
import { readWave, type Wave } from "./wave.ts";

/** Seconds kept around a sentence: breath before it, the ring of the last sound after it, and soft edges. */
const LEAD = 0.05;
const RING = 0.12;
const FADE = 0.01;

/** A sentence laid on its place: what was spoken and when. */
export interface PlacedTake {
  readonly take: Take;
  readonly spans: readonly Span[];
}

/** One voice's part of the episode at that voice's own sample rate: its sentences in place, else silence. */
export async function layVoice(placed: readonly PlacedTake[], voice: Voice, duration: number): Promise<Wave> {
  let track: Wave | null = null;
  for (const { take, spans } of placed) {
    const { rate: recorded, samples } = readWave(await readFile(take.wave));
    const rate = Math.round(recorded * voice.lift);
    track ??= emptyTrack(rate, duration);
    if (track.rate !== rate) throw new Error(`${take.wave} has ${recorded} samples a second`);
    const first = take.spans[0]?.start ?? 0;
    const from = Math.max(0, Math.round((first - LEAD) * rate));
    const until = Math.min(samples.length, Math.round(((take.spans.at(-1)?.end ?? 0) + RING) * rate));
    const shift = Math.round(((spans[0]?.start ?? 0) - first) * rate);
    layWave(track, { rate, samples: fadeEdges(samples.slice(from, until), rate) }, from + shift);
  }
  return track ?? emptyTrack(16000, duration);
}

/** A chime at the beginning of every chapter. */
export function layChimes({ chimes, duration }: Timeline, chime: Wave): Wave {
  const track = emptyTrack(chime.rate, duration);
  for (const time of chimes) layWave(track, chime, Math.round(time * chime.rate));
  return track;
}

function emptyTrack(rate: number, duration: number): Wave {
  return { rate, samples: new Int16Array(Math.round(duration * rate)) };
}

/** Adds `wave` to `track` from the sample `at` on; what would fall outside is left out. */
function layWave(track: Wave, wave: Wave, at: number): void {
  for (const [index, sample] of wave.samples.entries()) {
    const place = at + index;
    if (place >= 0 && place < track.samples.length)
      track.samples[place] = (track.samples[place] ?? 0) + sample;
  }
}

function fadeEdges(samples: Int16Array, rate: number): Int16Array {
  const edge = FADE * rate;
  return samples.map((sample, index) =>
    Math.round(sample * Math.min(1, index / edge, (samples.length - 1 - index) / edge)),
  );
}
