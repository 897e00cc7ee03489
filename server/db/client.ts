import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { PrismaClient } from "./generated/sqlite/client.ts";

export type { Prisma } from "./generated/sqlite/client.ts";
export type Database = PrismaClient;

/**
 * Pages of 4 KiB that the write-ahead log may grow to before they are written back, which takes tens of milliseconds:
 * at SQLite's own 1000 every fourth episode of an import would pay for it.
 */
export const CHECKPOINT_PAGES = 8000;

/** Milliseconds that a write waits for another process's write to end. */
const BUSY_TIMEOUT = 5000;

/**
 * A client for the SQLite file. better-sqlite3 turns foreign keys on and writes with `synchronous` NORMAL under
 * WAL; WAL itself is a property of the file and is set when it is migrated.
 */
export function openDatabase(file: string): Database {
  return new PrismaClient({ adapter: new Adapter({ url: `file:${file}`, timeout: BUSY_TIMEOUT }) });
}

class Adapter extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    await connection.executeScript(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return connection;
  }
}

const shared = processWide("database", () => openDatabase(config().databaseFile));

/** The database of this process. */
export function database(): Database {
  return shared.get();
}
