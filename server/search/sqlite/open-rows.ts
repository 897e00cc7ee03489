import Sqlite, { type Statement } from "better-sqlite3";
import { versionOf } from "../../db/version.ts";
import { Turns } from "../../thread/turns.ts";
import type { Rows, SearchedDatabase, Value } from "../engine/rows.ts";
import { type StatementName, statementsIn } from "../engine/statements.ts";

const STATEMENTS = statementsIn({ among: "IN (SELECT value FROM json_each($1))", hasWordRows: "FALSE" });

/** The rows of an SQLite file, for search. It waits for nothing but the disk, so it belongs in a thread. */
export function openSqliteRows(file: string): SearchedDatabase {
  const sqlite = new Sqlite(file, { readonly: true });
  const version = versionOf(sqlite);
  const [begin, end] = [sqlite.prepare("BEGIN"), sqlite.prepare("COMMIT")];
  const turns = new Turns({ most: 1, mostWaiting: Number.POSITIVE_INFINITY });
  const rowsBy = (prepare: (name: StatementName) => Statement) => {
    const known = new Map<StatementName, Statement>();
    return async (name: StatementName, ...values: readonly Value[]) => {
      const statement = known.get(name) ?? prepare(name);
      known.set(name, statement);
      return values.length === 0 ? statement.all() : statement.all(named(values));
    };
  };
  const list = rowsBy((name) => sqlite.prepare(STATEMENTS[name]));
  const tuples = rowsBy((name) => sqlite.prepare(STATEMENTS[name]).raw());
  const readAtOnce = async <Result>(work: (rows: Rows) => Promise<Result>) => {
    begin.run();
    try {
      return await work({ version: version(), list, tuples, texts: null });
    } finally {
      end.run();
    }
  };
  return {
    read: (work) => turns.take(() => readAtOnce(work), null),
    lexicon: null,
    async close() {
      sqlite.close();
    },
  };
}

/** Values as SQLite knows them: a list as JSON. */
function named(values: readonly Value[]): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    values.map((value, index) => [index + 1, typeof value === "object" ? JSON.stringify(value) : value]),
  );
}
