import { setTimeout as wait } from "node:timers/promises";
import { processWide } from "../process-wide.ts";
import { Turns } from "../thread/turns.ts";

/** Until the answer is out before which nothing is begun. Milliseconds. */
const PAUSE = 250;

/** Two mails at a time; half an hour's worth of a server that does not answer may wait. */
const turns = processWide("mails", () => new Turns({ most: 2, mostWaiting: 100 }));
const underWay = processWide("mails under way", () => new Set<Promise<void>>());

/**
 * Does what nobody waits for, once the answer to who asked is out: so the answer takes as long whatever there is to do, and
 * tells nothing of it. `failed` hears what went wrong.
 */
export function afterAnswer(work: () => Promise<void>, failed: (error: unknown) => void): void {
  const doing = wait(PAUSE)
    .then(() => turns.get().take(work, null))
    .catch(failed)
    .finally(() => underWay.get().delete(doing));
  underWay.get().add(doing);
}

/** Resolves when all that was to be done after answers is done. */
export async function allAnswered(): Promise<void> {
  await Promise.all(underWay.get());
}
