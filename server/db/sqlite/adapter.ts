import { setTimeout as wait } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { databaseFailure } from "../failure.ts";
import { tracedAdapter } from "../traced-adapter.ts";
import { TRANSACTION } from "../transaction.ts";

/**
 * Pages of 4 KiB that the write-ahead log may grow to before they are written back, which takes tens of milliseconds:
 * at SQLite's own 1000 every fourth episode of an import would pay for it.
 */
export const CHECKPOINT_PAGES = 8000;

/** Milliseconds that a statement waits for another process's write to end; the process stands still meanwhile. */
const BUSY_TIMEOUT = 5000;

/** Between two attempts to begin: another process that waits may be first. Milliseconds. */
const BREATH = 20;

/**
 * How Prisma reaches an SQLite file. better-sqlite3 turns foreign keys on and writes with `synchronous` NORMAL under
 * WAL; WAL itself is a property of the file and is set when it is migrated.
 */
export class SqliteAdapter extends PrismaBetterSqlite3 {
  constructor(file: string) {
    super({ url: `file:${file}`, timeout: BUSY_TIMEOUT });
  }

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
    return tracedAdapter(connection, "sqlite");
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
