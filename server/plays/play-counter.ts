import { type Database, database } from "../db/client.ts";
import { processWide } from "../process-wide.ts";
import { type CountedDay, Gathered } from "./gathered.ts";
import { saveCounts } from "./save.ts";

/** What was counted is written together: a process that is killed loses so much of it. Milliseconds. */
const EVERY = 5000;

/** Gathers what is counted, and writes it down every few seconds where there is anything. */
export class PlayCounter {
  readonly #db: Database;
  readonly #gathered = new Gathered();
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  add(counted: CountedDay): void {
    this.#gathered.add(counted);
    this.#timer ??= setTimeout(() => void this.write(), EVERY).unref();
  }

  /** Resolves when all that was counted until now is written, or could not be: then it is gathered on. */
  write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#save());
    return this.#writing;
  }

  async #save(): Promise<void> {
    if (this.#gathered.isEmpty) return;
    const days = this.#gathered.take();
    try {
      await saveCounts(this.#db, days);
    } catch (error) {
      console.error("What was played could not be counted yet:", error);
      for (const counted of days) this.add(counted);
    }
  }
}

const shared = processWide("plays", () => new PlayCounter(database()));

/** The counter of this process. */
export function playCounter(): PlayCounter {
  return shared.get();
}

/** Writes down what this process has counted since the last time, where it has. */
export async function writePlays(): Promise<void> {
  await shared.peek()?.write();
}
