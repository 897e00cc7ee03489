import { setbackOf } from "../setback.ts";
import type { Clock } from "./clock.ts";

/** Before it is tried again to write what came of what is held. Milliseconds. */
const AGAIN_AFTER = 1000;

/** A row that a process has taken, for as long as nobody has taken it away: its token says so. */
export interface Held {
  readonly id: number;
  readonly token: number;
}

/** Of the row only while it is its holder's. */
export function heldBy({ id, token }: Held, now: Date) {
  return { id, token, leaseUntil: { gt: now } };
}

/** What makes a row nobody's: whoever held it knows an older token then, and writes nothing any more. */
export const NOBODYS = { holder: null, leaseUntil: null, token: { increment: 1 } } as const;

/**
 * Renews a lease by `renew`, which tells whether the row is its holder's still; aborts `taken` where it is not. Where the
 * database cannot be written now, the lease is long enough for the next time.
 */
export async function keepHeld(renew: () => Promise<boolean>, taken: AbortController): Promise<void> {
  const held = await renew().catch(() => true);
  if (!held) taken.abort(new Error("It was taken away"));
}

interface Patience {
  readonly clock: Clock;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly lasting: number;
}

/**
 * Writes as soon as the database can be written, by `write`, which is to write nothing where the row is another's by then. Throws
 * what it met last when that takes too long, and anything else but a setback at once.
 */
export async function whenPossible<Result>(
  write: () => Promise<Result>,
  { clock, signal, lasting }: Patience,
): Promise<Result> {
  const until = clock.now().getTime() + lasting;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (setbackOf(error) === null || signal.aborted || clock.now().getTime() > until) throw error;
      console.error(error);
    }
    await clock.wait(AGAIN_AFTER, signal);
  }
}
