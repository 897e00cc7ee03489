import Sqlite from "better-sqlite3";
import { z } from "zod";
import {
  ANY_ID,
  batchOf,
  type Column,
  columnsOf,
  MARK,
  NO_ID,
  OWN_TABLES,
  type Side,
  type Table,
  type TargetSide,
} from "./side.ts";
import { kindOf, type Row, readValue, type Value } from "./value.ts";

const columnRow = z.object({ table: z.string(), name: z.string(), type: z.string() });
const names = z.array(z.string());
const wholeNumber = z.number().int();
/** A row as an array: how far it is, and then its columns. */
const placed = z.tuple([z.number()], z.unknown());

/** Reads an SQLite file as it is at this moment. */
export function openSqliteSource(file: string): Side {
  const sqlite = new Sqlite(file, { readonly: true });
  sqlite.exec("BEGIN");
  return sideOf(sqlite);
}

/** Writes into an SQLite file that is migrated, and that nobody else knows. */
export function openSqliteTarget(file: string): TargetSide {
  const sqlite = new Sqlite(file);
  // Nothing is lost that cannot be copied again.
  for (const pragma of ["foreign_keys = OFF", "synchronous = OFF", "journal_mode = WAL"])
    sqlite.pragma(pragma);
  if (!isMarked(sqlite)) sqlite.transaction(() => putTriggersAway(sqlite))();
  return {
    ...sideOf(sqlite),
    async clear({ name }) {
      sqlite.exec(`DELETE FROM "${name}"`);
    },
    async insert(table, rows) {
      const places = table.columns.map(() => "?").join(", ");
      const statement = sqlite.prepare(
        `INSERT INTO "${table.name}" (${columnsOf(table)}) VALUES (${places})`,
      );
      sqlite.transaction(() => {
        for (const row of rows)
          statement.run(row.map((value, index) => written(table.columns[index], value)));
      })();
    },
    async finish(given) {
      const count = sqlite.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = ?");
      const first = sqlite.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)");
      sqlite.transaction(() => {
        for (const [{ name }, last] of given) if (count.run(last, name).changes === 0) first.run(name, last);
        for (const statement of names.parse(
          sqlite.prepare(`SELECT "statement" FROM "${MARK}"`).pluck().all(),
        ))
          sqlite.exec(statement);
        sqlite.exec(`DROP TABLE "${MARK}"`);
      })();
      sqlite.pragma("wal_checkpoint(TRUNCATE)");
    },
  };
}

function isMarked(sqlite: Sqlite.Database): boolean {
  return sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(MARK) !== undefined;
}

/** What triggers would write is copied too. */
function putTriggersAway(sqlite: Sqlite.Database): void {
  sqlite.exec(`CREATE TABLE "${MARK}" ("statement" TEXT NOT NULL)`);
  sqlite.exec(`INSERT INTO "${MARK}" SELECT "sql" FROM sqlite_master WHERE "type" = 'trigger'`);
  const triggers = sqlite.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger'`).pluck().all();
  for (const name of names.parse(triggers)) sqlite.exec(`DROP TRIGGER "${name}"`);
}

function sideOf(sqlite: Sqlite.Database): Side {
  const one = (sql: string, ...values: readonly string[]) =>
    wholeNumber.catch(0).parse(
      sqlite
        .prepare(sql)
        .pluck()
        .get(...values),
    );
  return {
    tables: async () => listTables(sqlite),
    count: async ({ name }) => one(`SELECT count(*) FROM "${name}"`),
    async *rows(table, after = NO_ID, last = ANY_ID) {
      const statement = sqlite
        .prepare(
          `SELECT rowid, ${columnsOf(table)} FROM "${table.name}" WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?`,
        )
        .raw();
      // Where nobody counts, rows may lie anywhere.
      let place = table.counted ? after : Number.MIN_SAFE_INTEGER;
      for (;;) {
        const found = z.array(placed).parse(statement.all(place, last, batchOf(table)));
        if (found.length === 0) return;
        yield found.map(
          ([, ...values]): Row => values.map((value, index) => read(table.columns[index], value)),
        );
        place = found.at(-1)?.[0] ?? place;
      }
    },
    async lastGiven({ name }) {
      const given = one("SELECT seq FROM sqlite_sequence WHERE name = ?", name);
      return Math.max(given, one(`SELECT max("id") FROM "${name}"`));
    },
    unfinished: async () => isMarked(sqlite),
    async close() {
      sqlite.close();
    },
  };
}

function listTables(sqlite: Sqlite.Database): readonly Table[] {
  const rows = z.array(columnRow).parse(
    sqlite
      .prepare(
        `SELECT "known"."name" AS "table", "info"."name", "info"."type"
         FROM sqlite_master AS "known", pragma_table_info("known"."name") AS "info"
         WHERE "known"."type" = 'table' AND "known"."name" NOT LIKE 'sqlite~_%' ESCAPE '~'`,
      )
      .all(),
  );
  const counted = names.parse(
    sqlite.prepare(`SELECT "name" FROM sqlite_master WHERE "sql" LIKE '%AUTOINCREMENT%'`).pluck().all(),
  );
  const tables = [...new Set(rows.map(({ table }) => table))].filter((name) => !OWN_TABLES.includes(name));
  return tables.toSorted().map((name) => ({
    name,
    columns: rows
      .filter(({ table }) => table === name)
      .map(({ name: column, type }) => ({ name: column, kind: kindOf(type) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    counted: counted.includes(name),
  }));
}

function read(column: Column | undefined, value: unknown): Value {
  return readValue(column?.kind ?? "text", value);
}

/** As Prisma writes it. */
function written(column: Column | undefined, value: Value): null | number | string | Uint8Array {
  if (typeof value === "boolean") return Number(value);
  if (value === null || value instanceof Uint8Array || typeof value === "string") return value;
  if (typeof value === "object") return JSON.stringify(value.json);
  return column?.kind === "moment" ? new Date(value).toISOString().replace("Z", "+00:00") : value;
}
