import { Pool } from "pg";
import type { DatabaseLocation } from "../location.ts";
import { TRANSACTION } from "../transaction.ts";

/** Until the server has answered. Milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** Connections to a PostgreSQL database, `size` at most. Nothing is asked of it yet. */
export function openPool(address: DatabaseLocation, size: number): Pool {
  const pool = new Pool({
    connectionString: address,
    max: size,
    application_name: "playhead",
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    // Whoever stands still in the middle of writing keeps all others from it.
    idle_in_transaction_session_timeout: TRANSACTION.timeout,
    lock_timeout: TRANSACTION.maxWait,
    options: "-c TimeZone=UTC",
  });
  // One that breaks while nobody uses it is replaced by another when it is wanted.
  pool.on("error", () => {});
  return pool;
}
