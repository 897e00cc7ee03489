const LOCK = "playhead.sync";

type Work<T> = () => Promise<T>;

/**
 * Does what no other tab and no worker may do at the same time. Where the network is not encrypted browsers do not lock; then
 * this holds for the tab alone.
 */
export const oneAtATime: <T>(work: Work<T>) => Promise<T> =
  typeof navigator === "object" && navigator.locks ? (work) => navigator.locks.request(LOCK, work) : inTurn();

/** One after the other, in the order in which they were asked for. */
export function inTurn(): <T>(work: Work<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
