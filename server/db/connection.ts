import { type DatabaseLocation, isPostgresql } from "./location.ts";

/** A connection without Prisma, which takes a start longer than all else. */
export interface Connection {
  /** The rows that a statement gives; its values are called `$1`, `$2` and so on. */
  readonly ask: (sql: string, values?: readonly (string | number)[]) => Promise<readonly unknown[]>;
}

/** What a connection may do. */
type Access = "read" | "write";

type Work<T> = (connection: Connection) => Promise<T>;

/** Runs `work` with a connection of its own. Throws when the database cannot be opened or read. */
export function withConnection<T>(location: DatabaseLocation, access: Access, work: Work<T>): Promise<T> {
  return isPostgresql(location) ? withPostgresql(location, work) : withSqlite(location, access, work);
}

async function withSqlite<T>(file: string, access: Access, work: Work<T>): Promise<T> {
  const { default: Sqlite } = await import("better-sqlite3");
  const sqlite = new Sqlite(file, { readonly: access === "read" });
  const ask: Connection["ask"] = async (sql, values = []) => {
    const statement = sqlite.prepare(sql);
    const named = Object.fromEntries(values.map((value, index) => [`${index + 1}`, value]));
    const bound = values.length === 0 ? [] : [named];
    if (statement.reader) return statement.all(...bound);
    statement.run(...bound);
    return [];
  };
  try {
    return await work({ ask });
  } finally {
    sqlite.close();
  }
}

async function withPostgresql<T>(address: string, work: Work<T>): Promise<T> {
  const { connect } = await import("./postgresql/connect.ts");
  const client = await connect(address);
  try {
    return await work({ ask: async (sql, values = []) => (await client.query(sql, [...values])).rows });
  } finally {
    await client.end();
  }
}
