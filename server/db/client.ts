import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { databaseFailure } from "./failure.ts";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client.ts";
import { Prisma, PrismaClient } from "./generated/sqlite/client.ts";
import { kindOf } from "./kind.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";
import { SqliteAdapter } from "./sqlite/adapter.ts";
import { tracedAdapter } from "./traced-adapter.ts";
import { TRANSACTION } from "./transaction.ts";
import { databaseCaughtUp } from "./version.ts";

export { Prisma };
/** Of either kind: the client of PostgreSQL can do all that this one can. */
export type Database = PrismaClient;

/**
 * A client for a database that is migrated, which is reached when something is first asked of it. A PostgreSQL server is asked
 * by so many connections at once, at most.
 */
export function openDatabase(location: DatabaseLocation, poolSize = config().databasePool): Database {
  if (!isPostgresql(location)) return new PrismaClient({ adapter: new SqliteAdapter(location) });
  const client: unknown = new PostgresqlClient({
    adapter: {
      provider: "postgres",
      adapterName: "playhead",
      // Its packages are loaded by who has such a database.
      connect: async () => {
        const { connectInTurn } = await import("./postgresql/adapter.ts");
        return tracedAdapter(await connectInTurn(location, poolSize, databaseCaughtUp), "postgresql");
      },
    },
  });
  return client as Database;
}

/**
 * Runs `work` in a transaction: all of it is written or nothing. It begins when no other process writes, which it waits
 * for up to a minute.
 */
export function writeWhole<Result>(
  db: Database,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(work, TRANSACTION);
}

/**
 * Writes the write-ahead log back into the database file, so that a copy of that file alone holds everything. Where
 * others read or write for longer than a statement waits, that is left to the next time. PostgreSQL sees to its own.
 */
export async function checkpoint(db: Database): Promise<void> {
  if (kindOf(db) === "postgresql") return;
  try {
    await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  } catch (error) {
    if (databaseFailure(error) !== "busy") throw error;
  }
}

const shared = processWide("database", () => openDatabase(config().databaseLocation));

/** The database of this process. */
export function database(): Database {
  return shared.get();
}

/** Closes the database of this process, where it was opened; its file alone holds all of it then, unless others write. */
export async function closeDatabase(): Promise<void> {
  const opened = shared.peek();
  if (opened === null) return;
  await checkpoint(opened);
  await opened.$disconnect();
}
