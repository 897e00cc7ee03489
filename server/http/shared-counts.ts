import { config } from "../config.ts";
import { database } from "../db/client.ts";
import { databaseFailure } from "../db/failure.ts";
import { isPostgresql } from "../db/location.ts";
import { processWide } from "../process-wide.ts";
import { Counts } from "./counts.ts";

/** So long others know nothing of what is counted here. Milliseconds. */
const EXCHANGE_EVERY = 1000;

const shared = processWide("counts", () => {
  const counts = new Counts();
  // Several processes are meant for PostgreSQL; a writer of SQLite would hold up its whole process while another one writes.
  const several = isPostgresql(config().databaseLocation);
  return { counts, end: several ? exchangeAgainAndAgain(counts) : async () => {} };
});

/** What is counted of clients in this process, and soon in all that serve the same site. */
export function sharedCounts(): Counts {
  return shared.get().counts;
}

/** Ends what tells other processes of it, where anything was counted: nobody asks the database for that any more. */
export async function endSharedCounts(): Promise<void> {
  await shared.peek()?.end();
}

/** Returns the way to end it. */
function exchangeAgainAndAgain(counts: Counts): () => Promise<void> {
  let going: Promise<void> | null = null;
  const exchange = async () => {
    // Until the database is back each process counts for itself.
    await counts.exchange(database(), Date.now()).catch((error: unknown) => {
      if (!["away", "busy"].includes(databaseFailure(error) ?? "")) console.error(error);
    });
    going = null;
  };
  const timer = setInterval(() => {
    going ??= exchange();
  }, EXCHANGE_EVERY).unref();
  return async () => {
    clearInterval(timer);
    await going;
  };
}
