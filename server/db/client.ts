import { setTimeout as wait } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { databaseFailure } from "./failure.ts";
import { Prisma, PrismaClient } from "./generated/sqlite/client.ts";

export { Prisma };
export type Database = PrismaClient;

/**
 * Pages of 4 KiB that the write-ahead log may grow to before they are written back, which takes tens of milliseconds:
 * at SQLite's own 1000 every fourth episode of an import would pay for it.
 */
export const CHECKPOINT_PAGES = 8000;

/** Milliseconds that a statement waits for another process's write to end; the process stands still meanwhile. */
const BUSY_TIMEOUT = 5000;

/**
 * Milliseconds. Long episodes of many hours take a second or two to index on a slow disk, and several imports take
 * turns.
 */
const TRANSACTION = { timeout: 60_000, maxWait: 60_000 };

/** Between two attempts to begin: another process that waits may be first. Milliseconds. */
const BREATH = 20;

/**
 * A client for the SQLite file. better-sqlite3 turns foreign keys on and writes with `synchronous` NORMAL under
 * WAL; WAL itself is a property of the file and is set when it is migrated.
 */
export function openDatabase(file: string): Database {
  return new PrismaClient({ adapter: new Adapter({ url: `file:${file}`, timeout: BUSY_TIMEOUT }) });
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
 * others read or write for longer than a statement waits, that is left to the next time.
 */
export async function checkpoint(db: Database): Promise<void> {
  try {
    await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  } catch (error) {
    if (databaseFailure(error) !== "busy") throw error;
  }
}

class Adapter extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    await connection.executeScript(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      try {
        await beginAsWriter(connection);
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
      return transaction;
    };
    return connection;
  }
}

/**
 * Begins anew what was begun as a reader. A transaction that reads first and writes later fails, without waiting, when
 * another process has written in between (SQLITE_BUSY_SNAPSHOT).
 */
async function beginAsWriter(connection: SqlDriverAdapter): Promise<void> {
  await connection.executeScript("COMMIT");
  const end = performance.now() + TRANSACTION.maxWait;
  for (;;) {
    try {
      return await connection.executeScript("BEGIN IMMEDIATE");
    } catch (error) {
      if (databaseFailure(error) !== "busy" || performance.now() > end) throw error;
    }
    await wait(BREATH);
  }
}

const shared = processWide("database", () => openDatabase(config().databaseFile));

/** The database of this process. */
export function database(): Database {
  return shared.get();
}
