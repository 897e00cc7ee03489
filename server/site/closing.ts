import { setTimeout as wait } from "node:timers/promises";
import { allAnswered } from "../mail/after-answer.ts";
import { flushSpans } from "../trace/tracer.ts";
import { type Door, LONGEST_FAREWELL } from "./door.ts";

/**
 * Closes a site: nobody new is let in, and `endings` give back at once what goes on by itself, for others to go on with; answers
 * and mails that are under way have ten seconds, or `patience` milliseconds, and then what was counted is written down and the
 * database closed. What fails is said, and holds up nothing; nor does what takes longer than that.
 */
export async function closeSite(
  door: Door,
  endings: readonly (() => Promise<void>)[],
  patience = LONGEST_FAREWELL,
): Promise<void> {
  const late = wait(patience);
  const ended = Promise.all(endings.map((end) => end().catch(console.error)));
  // What does not end, as its database is away, is taken from this process when its lease is over.
  await Promise.all([door.close(patience), Promise.race([ended, late])]);
  await Promise.race([allAnswered(), late]);
  await writeCounts().catch(console.error);
  await closeData().catch(console.error);
  await flushSpans().catch(console.error);
}

/** Writes down what was counted since the last time. */
async function writeCounts(): Promise<void> {
  const { writePlays } = await import("../plays/play-counter.ts");
  await writePlays();
}

/** What knows of the database is not loaded when a site begins. */
async function closeData(): Promise<void> {
  const [{ closeDatabase }, { closeVersion }, { endSharedCounts }] = await Promise.all([
    import("../db/client.ts"),
    import("../db/version.ts"),
    import("../http/shared-counts.ts"),
  ]);
  closeVersion();
  // What is under way there may wait for a server that is away.
  void endSharedCounts();
  await closeDatabase();
}
