import { percentile } from "./corpus.ts";

/** What was done to the processes. */
export type Disturbance = "a site was ended" | "the database was restarted";

interface Window {
  readonly kind: Disturbance;
  readonly from: number;
  until: number;
}

/** How a request can fail that is to be asked again: cut off, or with such a status. */
export type Setback = "cut off" | "502" | "503";

/** What may meet a request, and during what. A cut connection may meet any, a 502 only what changes something. */
const ALLOWED: Readonly<Record<Setback, Disturbance>> = {
  "cut off": "a site was ended",
  "502": "a site was ended",
  "503": "the database was restarted",
};

/** After what was done is over so long it may still be felt. Milliseconds. */
const AFTER: Readonly<Record<Disturbance, number>> = {
  "a site was ended": 5000,
  "the database was restarted": 10_000,
};

/** Faults come in crowds. */
const MOST_SHOWN = 30;

/** What was seen: times, setbacks that a client can do with, and faults. All times are milliseconds of `performance.now()`. */
export class Sightings {
  readonly #times = new Map<string, { quiet: number[]; disturbed: number[] }>();
  readonly #setbacks = new Map<string, number>();
  readonly #windows: Window[] = [];
  readonly faults: string[] = [];
  /** What was written and acknowledged, by kind. */
  readonly acknowledged = new Map<string, number>();

  /** Begins a disturbance; what is given ends it. */
  disturb(kind: Disturbance): () => void {
    const window = { kind, from: performance.now(), until: Number.POSITIVE_INFINITY };
    this.#windows.push(window);
    return () => {
      window.until = performance.now() + AFTER[kind];
    };
  }

  /** Whether something that was done then, wholly or in part, met such a disturbance. */
  met(kind: Disturbance, from: number, until = performance.now()): boolean {
    return this.#windows.some((one) => one.kind === kind && one.from <= until && one.until >= from);
  }

  answered(kind: string, asked: number): void {
    const now = performance.now();
    const times = this.#times.get(kind) ?? { quiet: [], disturbed: [] };
    this.#times.set(kind, times);
    const disturbed = this.#windows.some(({ from, until }) => from <= now && until >= asked);
    times[disturbed ? "disturbed" : "quiet"].push(now - asked);
  }

  setback(kind: string, setback: Setback, asked: number, changes: boolean): void {
    const cause = ALLOWED[setback];
    const name = `${setback} while ${cause}: ${kind}`;
    if (!this.met(cause, asked) || (setback === "502" && !changes))
      this.fault(kind, `${setback} after ${Math.round(performance.now() - asked)} ms`);
    else this.#setbacks.set(name, (this.#setbacks.get(name) ?? 0) + 1);
  }

  acknowledge(kind: string): void {
    this.acknowledged.set(kind, (this.acknowledged.get(kind) ?? 0) + 1);
  }

  fault(kind: string, what: string): void {
    const fault = `${(performance.now() / 1000).toFixed(1)} s, ${kind}: ${what}`;
    if (this.faults.length < MOST_SHOWN) console.error(`  FAULT at ${fault}`);
    this.faults.push(fault);
  }

  print(seconds: number): void {
    for (const [kind, { quiet, disturbed }] of [...this.#times].sort()) {
      const count = quiet.length + disturbed.length;
      const ratio = (percentile(disturbed, 0.99) / percentile(quiet, 0.99)).toFixed(2);
      const rough =
        disturbed.length === 0 ? "" : `, ${say(disturbed)} while something was done (p99 ${ratio} times)`;
      console.log(
        `  ${kind}: ${count}, ${(count / seconds).toFixed(1)}/s, p50/p99 ${say(quiet)} in quiet${rough}`,
      );
    }
    console.log("what was written, acknowledged and found again");
    for (const [kind, count] of this.acknowledged) console.log(`  ${kind}: ${count}`);
    console.log("what clients had to ask again");
    for (const [name, count] of [...this.#setbacks].sort()) console.log(`  ${name}: ${count}`);
    if (this.#setbacks.size === 0) console.log("  nothing");
  }
}

/** p50 and p99. */
function say(times: readonly number[]): string {
  if (times.length === 0) return "– ms";
  return `${[0.5, 0.99].map((share) => percentile(times, share).toFixed(0)).join("/")} ms`;
}
