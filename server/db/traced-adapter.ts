import type { SqlDriverAdapter, SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import { inSpan, isInSpan } from "../trace/tracer.ts";

type DatabaseSystem = "sqlite" | "postgresql";

/**
 * Has each statement of a connection be a span of whatever asks for it. Statements are told as they are written, never the values
 * that they are given; what is asked outside of any span, such as whether something is due, is none.
 */
export function tracedAdapter(connection: SqlDriverAdapter, system: DatabaseSystem): SqlDriverAdapter {
  traceStatements(connection, system);
  const start = connection.startTransaction.bind(connection);
  connection.startTransaction = async (level) => traceStatements(await start(level), system);
  return connection;
}

function traceStatements<T extends SqlQueryable>(connection: T, system: DatabaseSystem): T {
  const query = connection.queryRaw.bind(connection);
  const execute = connection.executeRaw.bind(connection);
  connection.queryRaw = (asked) => inStatementSpan(asked, system, () => query(asked));
  connection.executeRaw = (asked) => inStatementSpan(asked, system, () => execute(asked));
  return connection;
}

function inStatementSpan<T>({ sql }: SqlQuery, system: DatabaseSystem, ask: () => Promise<T>): Promise<T> {
  if (!isInSpan()) return ask();
  const operation = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? "";
  const facts = { "db.system.name": system, "db.operation.name": operation, "db.query.text": sql };
  return inSpan(operation || system, { kind: "client", facts }, ask);
}
