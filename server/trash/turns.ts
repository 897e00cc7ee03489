import { processWide } from "../process-wide.ts";

const turns = processWide("trash", () => ({ last: Promise.resolve<unknown>(null) }));

/** What is done with the trash in this process is done one after the other. Rejects as `work` does. */
export function takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const held = turns.get();
  const done = held.last.then(work);
  held.last = done.catch(() => undefined);
  return done;
}
