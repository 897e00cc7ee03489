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
  if (isPostgresql(config().databaseLocation)) exchangeAgainAndAgain(counts);
  return counts;
});

/** What is counted of clients in this process, and soon in all that serve the same site. */
export function sharedCounts(): Counts {
  return shared.get();
}

function exchangeAgainAndAgain(counts: Counts): void {
  let going = false;
  const exchange = async () => {
    if (going) return;
    going = true;
    // Until the database is back each process counts for itself.
    await counts.exchange(database(), Date.now()).catch((error: unknown) => {
      if (!["away", "busy"].includes(databaseFailure(error) ?? "")) console.error(error);
    });
    going = false;
  };
  setInterval(() => void exchange(), EXCHANGE_EVERY).unref();
}
