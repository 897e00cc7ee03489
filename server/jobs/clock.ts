import { setTimeout as sleep } from "node:timers/promises";

/** What time it is, and how it passes: handed in, so that tests have a time of their own. Milliseconds. */
export interface Clock {
  readonly now: () => Date;
  /** Resolves when so much has passed, or when the signal aborts. */
  readonly wait: (time: number, signal: AbortSignal) => Promise<void>;
  /** Acts whenever so much has passed, until what it returns is called. */
  readonly every: (time: number, act: () => Promise<void>) => () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  wait: (time, signal) => sleep(time, undefined, { signal }).catch(() => undefined),
  every(time, act) {
    const timer = setInterval(() => void act(), time);
    return () => clearInterval(timer);
  },
};
