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
