import { unlikeness } from "./features.ts";

export interface Speech {
  /** See `speechFeatures`. */
  readonly features: Int8Array;
  /** How many. */
  readonly frames: number;
}

/** Speech made of a text: its sentences are in order and begin at these frames, the first at 0. */
export interface TextSpeech extends Speech {
  readonly sentences: readonly number[];
}

/** How far ahead of what fits best, and behind it, a text is looked for. Frames. */
export interface Reach {
  readonly behind: number;
  readonly ahead: number;
}

/** A frame of sound that is none of the text costs so much: more than what is said does, and less than what is not. */
const OTHER_COST = 0.63;
/** To leave the text costs as much as some frames. */
const LEAVE_COST = 3;
/** To leave a frame of the text out. */
const OMIT_COST = 0.05;
/** To stay in a frame of the text, so that it is not drawn out without need. */
const STAY_COST = 0.05;

const INFINITE = Number.POSITIVE_INFINITY;

/** How a state was come to: from itself, from the one before, from that before it, or from where the last sentence began. */
const STAY = 0;
const NEXT = 1;
const JUMP = 2;
const OMIT = 3;

/** So many frames of the sound are decided at a time, once as many more have been heard. */
const BLOCK = 4096;

/**
 * Where a text is spoken in a sound: for each frame of the sound the frame of the text that is heard in it, or -1 where something
 * else is. Frames of the text never go back. Between its sentences something else may be heard, and sentences may be missing.
 * A beam search of the best path (Viterbi) that keeps `behind` and `ahead` frames of the text in view; memory does not grow with
 * the sound but for the answer.
 */
export function coarsePath(sound: Speech, text: TextSpeech, reach: Reach): Int32Array {
  const states = toStates(text);
  const path = new Int32Array(sound.frames).fill(-1);
  if (sound.frames === 0 || text.frames === 0) return path;
  const search = new Search(sound, text, states, reach);
  for (let frame = 0; frame < sound.frames; frame++) {
    search.hear(frame);
    if (frame >= BLOCK && (frame + 1) % BLOCK === 0)
      search.trace(search.best(), frame, frame + 1 - 2 * BLOCK, frame + 1 - BLOCK, path);
  }
  const from = Math.max(0, Math.floor(sound.frames / BLOCK - 1) * BLOCK);
  search.trace(search.end(), sound.frames - 1, from, sound.frames, path);
  return path;
}

/** The frames of a text with a state before each sentence, and after the last, in which something else is heard: -1. */
function toStates({ frames, sentences }: TextSpeech): Int32Array {
  const states: number[] = [];
  const first = new Set(sentences);
  for (let frame = 0; frame < frames; frame++) {
    if (frame === 0 || first.has(frame)) states.push(-1);
    states.push(frame);
  }
  states.push(-1);
  return Int32Array.from(states);
}

class Search {
  readonly #sound: Speech;
  readonly #text: Speech;
  readonly #states: Int32Array;
  readonly #reach: Reach;
  /** What the best path to each state costs. */
  #costs: Float64Array;
  #next: Float64Array;
  #low = 0;
  #high: number;
  #best = 0;
  /** How each state was come to, of the last two blocks of frames, and from which state on they are kept. */
  readonly #steps: Uint8Array;
  readonly #lows = new Int32Array(2 * BLOCK);
  readonly #width: number;

  constructor(sound: Speech, text: Speech, states: Int32Array, reach: Reach) {
    this.#sound = sound;
    this.#text = text;
    this.#states = states;
    this.#reach = reach;
    this.#costs = new Float64Array(states.length).fill(INFINITE);
    this.#next = this.#costs.slice();
    this.#high = Math.min(states.length, reach.ahead);
    this.#width = Math.min(states.length, reach.behind + reach.ahead);
    this.#steps = new Uint8Array(Math.min(2 * BLOCK, sound.frames) * this.#width);
    this.#costs[0] = 0;
  }

  /** One more frame of the sound. */
  hear(frame: number): void {
    const next = this.#next;
    const row = frame % (2 * BLOCK);
    this.#lows[row] = this.#low;
    let [best, least, rest] = [this.#low, INFINITE, -1];
    for (let state = this.#low; state < this.#high; state++) {
      const spoken = this.#states[state] ?? -1;
      const step = spoken < 0 ? this.#rest(state, rest) : this.#speak(frame, state, spoken);
      if (spoken < 0) rest = state;
      this.#steps[row * this.#width + state - this.#low] = step;
      const cost = next[state] ?? INFINITE;
      if (cost < least) [best, least] = [state, cost];
    }
    [this.#costs, this.#next] = [next, this.#costs];
    this.#best = best;
    this.#follow();
  }

  /** The state that fits best. */
  best(): number {
    return this.#best;
  }

  /** The state in which the sound ends best: what is left of the text is missing. */
  end(): number {
    let [best, least] = [this.#best, INFINITE];
    for (let state = this.#low; state < this.#high; state++) {
      const cost = (this.#costs[state] ?? INFINITE) + OMIT_COST * (this.#states.length - 1 - state);
      if (cost < least) [best, least] = [state, cost];
    }
    return best;
  }

  /** Goes back from a state at a frame, and writes down what was heard from `from` until `to`. */
  trace(state: number, frame: number, from: number, to: number, path: Int32Array): void {
    let at = state;
    for (let i = frame; i >= from; ) {
      const row = i % (2 * BLOCK);
      const step = this.#steps[row * this.#width + at - (this.#lows[row] ?? 0)];
      if (step === OMIT) {
        at = this.#restBefore(at);
        continue;
      }
      if (i < to) path[i] = this.#states[at] ?? -1;
      if (step === NEXT) at -= 1;
      else if (step === JUMP) at -= 2;
      i -= 1;
    }
  }

  #restBefore(state: number): number {
    let at = state - 1;
    while (at > 0 && (this.#states[at] ?? -1) >= 0) at -= 1;
    return at;
  }

  #speak(frame: number, state: number, spoken: number): number {
    const costs = this.#costs;
    const stay = (costs[state] ?? INFINITE) + STAY_COST;
    const next = state > 0 ? (costs[state - 1] ?? INFINITE) : INFINITE;
    const jump = state > 1 ? (costs[state - 2] ?? INFINITE) : INFINITE;
    const least = Math.min(stay, next, jump);
    this.#next[state] =
      least === INFINITE
        ? least
        : least + unlikeness(this.#sound.features, frame, this.#text.features, spoken);
    if (least === next) return NEXT;
    return least === jump ? JUMP : STAY;
  }

  /** `rest` is the last such state before it; -1 where that is out of view. */
  #rest(state: number, rest: number): number {
    const stay = (this.#costs[state] ?? INFINITE) + OTHER_COST;
    const leave = state > 0 ? (this.#costs[state - 1] ?? INFINITE) + LEAVE_COST + OTHER_COST : INFINITE;
    const waited = rest < 0 ? INFINITE : (this.#next[rest] ?? INFINITE);
    const omit = waited + LEAVE_COST + OMIT_COST * (state - rest - 1);
    const least = Math.min(stay, leave, omit);
    this.#next[state] = least;
    if (least === stay) return STAY;
    return least === leave ? NEXT : OMIT;
  }

  /** Moves what is in view on, never back. */
  #follow(): void {
    const low = Math.max(this.#low, this.#best - this.#reach.behind);
    for (let state = this.#low; state < low; state++) {
      this.#costs[state] = INFINITE;
      this.#next[state] = INFINITE;
    }
    this.#low = low;
    this.#high = Math.max(
      this.#high,
      Math.min(this.#states.length, low + this.#width, this.#best + this.#reach.ahead),
    );
  }
}
