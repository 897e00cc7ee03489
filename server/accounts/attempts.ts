import { forgive, type Limiter, openLimiter, secondsToWait } from "../http/rate-limit.ts";
import { processWide } from "../process-wide.ts";

/** Seconds. */
const QUARTER = 15 * 60;

/** Guesses at one name, from wherever; and at any names, from one address. Every route has a bundle of its own. */
const ofName = processWide("attempts of names", () => openLimiter("names", 10, QUARTER));
const ofAddress = processWide("attempts of addresses", () => openLimiter("addresses", 50, QUARTER));
/** Guesses at the passwords of apps, from one address. */
const ofApps = processWide("attempts of apps", () => openLimiter("apps", 50, QUARTER));

/** Guesses at the token of scripts, from one address. */
const ofScripts = processWide("attempts of scripts", () => openLimiter("scripts", 20, QUARTER));

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
 * whether there is such a name makes no difference. One that `succeeded` is not counted.
 */
export function attempt<T>(
  { client, nameKey }: Attempt,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  return countUnless(
    [[client, ofAddress.get()], ...(nameKey === null ? [] : [[nameKey, ofName.get()] as const])],
    tryIt,
    succeeded,
  );
}

/** The same of an app, which says who it is at every request: one that was shut out keeps nobody from signing in. */
export function attemptOfApp<T>(
  client: string,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  return countUnless([[client, ofApps.get()]], tryIt, succeeded);
}

/** The same of a script, which says a token at every request. */
export function attemptOfScript<T>(
  client: string,
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  return countUnless([[client, ofScripts.get()]], tryIt, succeeded);
}

async function countUnless<T>(
  counted: readonly (readonly [slot: string, limiter: Limiter])[],
  tryIt: () => Promise<T>,
  succeeded: (outcome: T) => boolean,
): Promise<T | Later> {
  for (const [slot, limiter] of counted) {
    const seconds = await secondsToWait(slot, limiter);
    if (seconds > 0) return { kind: "later", seconds };
  }
  const outcome = await tryIt();
  if (succeeded(outcome)) for (const [slot, limiter] of counted) await forgive(slot, limiter);
  return outcome;
}
