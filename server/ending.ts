import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** So long the same order comes again: npm passes on what a terminal, or who ends a whole group of processes, has told all. Milliseconds. */
const SAME_ORDER = 1000;

/**
 * Ends this process when a signal tells it to, once `end` has done what is to be done first; a second order, which comes at least
 * a second later, ends it at once, as that signal does (its number and 128). Returns the way to give the order from within.
 */
export function endWhenTold(end: () => Promise<void>): () => void {
  let toldAt: number | null = null;
  const order = () => {
    if (toldAt !== null) return;
    toldAt = performance.now();
    end().then(
      // Threads and watchers would keep the process.
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (toldAt !== null && performance.now() - toldAt > SAME_ORDER)
        process.exit(128 + constants.signals[signal]);
      order();
    });
  return order;
}
