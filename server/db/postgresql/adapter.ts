import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import { Turns } from "../../thread/turns.ts";
import type { DatabaseLocation } from "../location.ts";
import { openPool } from "./pool.ts";
import { adaptStatement, takesTurn } from "./statement.ts";

/** The advisory lock of who writes; of the two keys the first is that of all locks of Playhead: "play". */
const TAKE_TURN = "SELECT pg_advisory_xact_lock(1886151033, 1)";

/**
 * Prisma's way to a PostgreSQL database, in which one writes at a time, as in SQLite (docs/decisions, 0056): every transaction,
 * and every statement that writes, waits for its turn before it reads anything; all but counts (0063). Of one process one waits at
 * the server, so that those who read find a connection. What was written is told when `written` has resolved.
 */
export async function connectInTurn(
  address: DatabaseLocation,
  size: number,
  written: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const connection = await new PrismaPg(openPool(address, size), { disposeExternalPool: true }).connect();
  const turns = new Turns({ most: 1, mostWaiting: Number.POSITIVE_INFINITY });
  /** Waits for one's turn, and gives what ends it; to end it again does nothing. */
  const takeTurn = () =>
    new Promise<() => void>((begin) => {
      void turns.take(() => new Promise<void>((end) => begin(end)), null);
    });
  const start = connection.startTransaction.bind(connection);
  const query = connection.queryRaw.bind(connection);
  const execute = connection.executeRaw.bind(connection);

  const startInTurn: typeof start = async (isolationLevel) => {
    const end = await takeTurn();
    try {
      const transaction = endingTurn(await start(isolationLevel), end, written);
      await transaction.executeRaw(plain(TAKE_TURN)).catch((error) => giveUp(transaction, error));
      return transaction;
    } catch (error) {
      end();
      throw error;
    }
  };
  const alone = async <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => {
    // Not by what the connection has now: it may tell of what is done within, which is one statement to who asks.
    const transaction = await startInTurn();
    try {
      const result = await work(transaction);
      await transaction.executeRaw(plain("COMMIT"));
      await transaction.commit();
      return result;
    } catch (error) {
      return giveUp(transaction, error);
    }
  };
  connection.startTransaction = startInTurn;
  connection.queryRaw = (asked) =>
    takesTurn(asked.sql) ? alone((tx) => tx.queryRaw(asked)) : query(adaptStatement(asked));
  connection.executeRaw = (asked) =>
    takesTurn(asked.sql) ? alone((tx) => tx.executeRaw(asked)) : execute(adaptStatement(asked));
  return connection;
}

/** The same transaction, with the end of which a turn ends. */
function endingTurn(transaction: Transaction, end: () => void, written: () => Promise<void>): Transaction {
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (asked) => query(adaptStatement(asked));
  transaction.executeRaw = (asked) => execute(adaptStatement(asked));
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  transaction.commit = () => commit().finally(end).then(written);
  transaction.rollback = () => rollback().finally(end);
  return transaction;
}

/** Takes back what a transaction has done, and throws the error that it came to. */
async function giveUp(transaction: Transaction, error: unknown): Promise<never> {
  // Where the connection is broken, the server does it by itself.
  await transaction.executeRaw(plain("ROLLBACK")).catch(() => {});
  await transaction.rollback();
  throw error;
}

function plain(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}
