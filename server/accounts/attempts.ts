import type { Database } from "../db/client.ts";
import { ifPossible, setbackOf } from "../setback.ts";
import { countTry, forgive, type Guard, secondsShut } from "./guard.ts";

/** Seconds. */
const QUARTER = 15 * 60;

/** Guesses at one name, from wherever; and at any names, from one address. */
const OF_NAME: Guard = { name: "tries at names", most: 10, window: QUARTER };
const OF_ADDRESS: Guard = { name: "tries from addresses", most: 50, window: QUARTER };
/** Guesses at the passwords of apps, from one address; and at the token of scripts. */
const OF_APPS: Guard = { name: "tries of apps", most: 50, window: QUARTER };
const OF_SCRIPTS: Guard = { name: "tries of scripts", most: 20, window: QUARTER };

/** Who tries, and at which name; null where it is at none. */
interface Attempt {
  readonly client: string;
  readonly nameKey: string | null;
}

export interface Later {
  readonly kind: "later";
  readonly seconds: number;
}

/**
 * Counts an attempt, before it is looked at: many at once count as many. Says when to try again where there were too many;
 * whether there is such a name makes no difference. One that `succeeded` is not counted, nor one that a setback kept from being
 * looked at.
 */
export async function attempt<T>(
  db: Database,
  { client, nameKey }: Attempt,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  const counted = [[OF_ADDRESS, client] as const, ...(nameKey === null ? [] : [[OF_NAME, nameKey] as const])];
  for (const [guard, whose] of counted) {
    const seconds = await countTry(db, guard, whose);
    if (seconds > 0) return { kind: "later", seconds };
  }
  const forgiven = async () => {
    for (const [guard, whose] of counted) await ifPossible(forgive(db, guard, whose));
  };
  try {
    const outcome = await tryIt();
    if (succeeded(outcome)) await forgiven();
    return outcome;
  } catch (error) {
    if (setbackOf(error) !== null) await forgiven();
    throw error;
  }
}

/** The same of an app, which says who it is at every request: one that was shut out keeps nobody from signing in. */
export function attemptOfApp<T>(
  db: Database,
  client: string,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  return attemptOfMachine(db, OF_APPS, client, tryIt, succeeded);
}

/** The same of a script, which says a token at every request. */
export function attemptOfScript<T>(
  db: Database,
  client: string,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  return attemptOfMachine(db, OF_SCRIPTS, client, tryIt, succeeded);
}

/**
 * Counts what failed only: machines say at every request what no machine guesses, and a row is not written for each. Of many wrong
 * ones at once no more are told that they are wrong than may be.
 */
async function attemptOfMachine<T>(
  db: Database,
  guard: Guard,
  client: string,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  const shut = await secondsShut(db, guard, client);
  if (shut > 0) return { kind: "later", seconds: shut };
  const outcome = await tryIt();
  if (succeeded(outcome)) return outcome;
  const seconds = await countTry(db, guard, client);
  return seconds > 0 ? { kind: "later", seconds } : outcome;
}
