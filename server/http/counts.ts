import type { Database } from "../db/client.ts";
import { addToTallies } from "./tally.ts";

/** What is counted of one key in one window. */
interface Count {
  /** By all processes, as far as this one knows. */
  all: number;
  /** Here, and not yet added to what all know. */
  own: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** So often what is over is forgotten. Milliseconds. */
const SWEEP_EVERY = 60_000;
/** Keys of one statement: what it takes to make one grows with the square of its values. */
const MOST_AT_ONCE = 500;

/**
 * How often clients have asked, by keys, in windows of some seconds. It is counted in the memory of a process, which costs
 * nothing; what processes have counted they tell each other by rows (`exchange`).
 */
export class Counts {
  readonly #counts = new Map<string, Count>();
  #sweptAt = 0;

  /** How many keys are counted. */
  get size(): number {
    return this.#counts.size;
  }

  /** Counts one of at most `quota` in a window of so many milliseconds. How long to wait where there were as many; else 0. */
  add(key: string, quota: number, window: number, now: number): number {
    this.#sweep(now);
    const known = this.#counts.get(key);
    const count = known && known.endsAt > now ? known : { all: 0, own: 0, endsAt: now + window };
    this.#counts.set(key, count);
    // What is refused is not counted, so that nobody tells of it.
    if (count.all + count.own >= quota) return count.endsAt - now;
    count.own += 1;
    return 0;
  }

  /** Adds what was counted here to the rows and learns what all have counted of the same keys. Nothing where nobody asked. */
  async exchange(db: Database, now: number): Promise<void> {
    const told = [...this.#counts]
      .filter(([, { own, endsAt }]) => own > 0 && endsAt > now)
      // Processes that lock the same rows do so in the same order.
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < told.length; from += MOST_AT_ONCE)
      await tell(db, told.slice(from, from + MOST_AT_ONCE), now);
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < SWEEP_EVERY) return;
    this.#sweptAt = now;
    for (const [key, { endsAt }] of this.#counts) if (endsAt <= now) this.#counts.delete(key);
  }
}

async function tell(
  db: Database,
  told: readonly (readonly [key: string, count: Count])[],
  now: number,
): Promise<void> {
  const added = told.map(([key, { own, endsAt }]) => ({ key, count: own, endsAt: new Date(endsAt) }));
  const sums = new Map((await addToTallies(db, added, new Date(now))).map((sum) => [sum.key, sum]));
  for (const [index, [key, count]] of told.entries()) {
    const sum = sums.get(key);
    if (!sum) continue;
    // Others were counted here meanwhile.
    count.own -= added[index]?.count ?? 0;
    count.all = sum.count;
    count.endsAt = sum.endsAt.getTime();
  }
}
