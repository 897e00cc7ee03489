import type { HeardMessage } from "./message.ts";
import { PARTS, partAt, partStart } from "./parts.ts";

/** Seconds of sound, or half of the episode where that is less: who leaves sooner has only looked in. */
export const PLAY_AFTER = 10;

/** A part was heard when so much of it was, as a share; and once more when that is more than all of it by so much. */
const ENOUGH = 0.5;
const ONCE_MORE = 1.25;

/** What there is to tell of a listening. */
export type HeardNews = Pick<HeardMessage, "play" | "heard" | "again">;

/** One listening to an episode, in one page: which parts of it were heard, and what of that was told. */
export class Listening {
  /** Of each part. */
  readonly #seconds = new Array<number>(PARTS).fill(0);
  readonly #told = { heard: new Set<number>(), again: new Set<number>() };
  #all = 0;
  #duration = 0;
  /** Whether it is part of a play that was counted. */
  #counted: boolean;

  /** `goesOn`: it goes on where one before it has ended, and is no play of its own. */
  constructor(goesOn: boolean) {
    this.#counted = goesOn;
  }

  /** Adds what was heard from one time to another, of so many; all in seconds. */
  hear(from: number, to: number, duration: number): void {
    this.#duration = duration;
    this.#all += to - from;
    for (let part = partAt(from, duration); part <= partAt(to, duration); part++) {
      const start = Math.max(from, partStart(part, duration));
      const end = Math.min(to, partStart(part + 1, duration));
      this.#seconds[part] = (this.#seconds[part] ?? 0) + Math.max(0, end - start);
    }
  }

  /** What has become known since it was last asked for; null for nothing, as long as nobody has listened in earnest. */
  takeNews(): HeardNews | null {
    if (this.#all === 0 || this.#all < Math.min(PLAY_AFTER, this.#duration / 2)) return null;
    const news = {
      play: !this.#counted,
      heard: this.#take("heard", ENOUGH),
      again: this.#take("again", ONCE_MORE),
    };
    this.#counted = true;
    return news.play || news.heard.length > 0 || news.again.length > 0 ? news : null;
  }

  /** The parts of which so much was heard, as a share, and that were not told yet. */
  #take(kind: "heard" | "again", share: number): readonly number[] {
    const told = this.#told[kind];
    const least = (share * this.#duration) / PARTS;
    const parts = this.#seconds.flatMap((seconds, part) => (seconds >= least && !told.has(part) ? part : []));
    for (const part of parts) told.add(part);
    return parts;
  }
}
