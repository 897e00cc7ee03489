import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { config } from "../config.ts";
import { PrismaClient } from "./generated/sqlite/client.ts";

export type { Prisma } from "./generated/sqlite/client.ts";
export type Database = PrismaClient;

/** Milliseconds that a write waits for another process's write to end. */
const BUSY_TIMEOUT = 5000;

/**
 * A client for the SQLite file. better-sqlite3 turns foreign keys on and writes with `synchronous` NORMAL under
 * WAL; WAL itself is a property of the file and is set when it is migrated.
 */
export function openDatabase(file: string): Database {
  return new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT }),
  });
}

// Next evaluates a module again for every bundle and after every change in development; one client serves them all.
const shared = globalThis as typeof globalThis & { playheadDatabase?: Database };

/** The database of this process. */
export function database(): Database {
  shared.playheadDatabase ??= openDatabase(config().databaseFile);
  return shared.playheadDatabase;
}
