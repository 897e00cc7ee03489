import type { Clock } from "#server/jobs/clock.ts";

interface Event {
  at: number;
  readonly act: () => void | Promise<void>;
}

/**
 * A time that passes only when nobody has anything left to do in it: one after the other wakes up, and the next one only
 * when that one waits again. `sleepers` says how many there are.
 */
export class FakeClock implements Clock {
  #sleepers: number;
  readonly #events = new Set<Event>();
  #time: number;
  #asleep = 0;
  #told = () => {};

  constructor(start: Date, sleepers: number) {
    this.#time = start.getTime();
    this.#sleepers = sleepers;
  }

  get sleepers(): number {
    return this.#sleepers;
  }

  set sleepers(count: number) {
    this.#sleepers = count;
    this.#told();
  }

  readonly now = (): Date => new Date(this.#time);

  readonly wait = (time: number): Promise<void> =>
    new Promise((resolve) => {
      this.#asleep += 1;
      const event: Event = {
        at: this.#time + time,
        act: () => {
          this.#events.delete(event);
          this.#asleep -= 1;
          resolve();
        },
      };
      this.#events.add(event);
      this.#told();
    });

  readonly every = (time: number, act: () => Promise<void>) => {
    const event: Event = {
      at: this.#time + time,
      act: () => {
        event.at += time;
        return act();
      },
    };
    this.#events.add(event);
    return () => this.#events.delete(event);
  };

  /** Lets the time pass up to this moment. */
  async passUntil(end: Date): Promise<void> {
    for (;;) {
      while (this.#asleep < this.#sleepers) await this.#change();
      const next = [...this.#events].reduce<Event | null>(
        (first, event) => (first === null || event.at < first.at ? event : first),
        null,
      );
      if (next === null || next.at > end.getTime()) break;
      this.#time = Math.max(this.#time, next.at);
      await next.act();
    }
    this.#time = end.getTime();
  }

  /** Resolves when another one sleeps, or fewer are to: to look again and again would keep others from what is waited for. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#told = resolve;
    });
  }
}
