import type { Client } from "pg";
import { z } from "zod";
import type { DatabaseLocation } from "../location.ts";
import { connect } from "../postgresql/connect.ts";
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

const columnRow = z.tuple([z.string(), z.string(), z.string(), z.enum(["t", "f"])]);

/** Reads a database at a server as it is at this moment. */
export async function openPostgresqlSource(location: DatabaseLocation): Promise<Side> {
  const client = await open(location);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return sideOf(client);
}

/** Writes into a database at a server that is migrated. */
export async function openPostgresqlTarget(location: DatabaseLocation): Promise<TargetSide> {
  const client = await open(location);
  await whole(client, () => putChecksAway(client));
  const side = sideOf(client);
  return {
    ...side,
    async *rows(...asked) {
      await client.query("BEGIN READ ONLY");
      try {
        yield* side.rows(...asked);
      } finally {
        await client.query("COMMIT");
      }
    },
    async clear({ name }) {
      await client.query(`TRUNCATE "${name}"`);
    },
    async insert(table, rows) {
      const width = table.columns.length;
      const places = rows.map(
        (_row, index) => `(${table.columns.map((_column, at) => `$${index * width + at + 1}`).join(", ")})`,
      );
      const values = rows.flatMap((row) => row.map((value, index) => written(table.columns[index], value)));
      await client.query(
        `INSERT INTO "${table.name}" (${columnsOf(table)}) VALUES ${places.join(", ")}`,
        values,
      );
    },
    async finish(given) {
      await whole(client, async () => {
        for (const [{ name }, last] of given)
          await client.query(`SELECT setval(pg_get_serial_sequence($1, 'id'), $2, $3)`, [
            `"${name}"`,
            Math.max(last, 1),
            last > 0,
          ]);
        const { rows } = await client.query(`SELECT "statement" FROM "${MARK}"`);
        for (const { statement } of z.array(z.object({ statement: z.string() })).parse(rows))
          await client.query(statement);
        await client.query(`DROP TABLE "${MARK}"`);
      });
      await client.query("ANALYZE");
    },
  };
}

/** Values come as PostgreSQL writes them. */
function open(location: DatabaseLocation): Promise<Client> {
  return connect(location, { types: { getTypeParser: () => (text: unknown) => text } });
}

async function whole(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function isMarked(client: Client): Promise<boolean> {
  const { rows } = await client.query("SELECT 1 WHERE to_regclass($1) IS NOT NULL", [`"${MARK}"`]);
  return rows.length > 0;
}

/** What triggers would write is copied too, and rows come in any order: foreign keys are looked at when all are there. */
async function putChecksAway(client: Client): Promise<void> {
  if (await isMarked(client)) return;
  await client.query(`CREATE TABLE "${MARK}" ("statement" TEXT NOT NULL)`);
  const put = (statement: string) => client.query(`INSERT INTO "${MARK}" VALUES ($1)`, [statement]);
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name", pg_get_constraintdef(oid) AS "rule"
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  const keys = z.array(z.object({ table: z.string(), name: z.string(), rule: z.string() })).parse(rows);
  for (const { table, name, rule } of keys) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    await put(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${rule}`);
  }
  for (const { name } of await listTables(client)) {
    await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
    await put(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
  }
}

function sideOf(client: Client): Side {
  const one = async (sql: string, ...values: readonly string[]): Promise<number> => {
    const { rows } = await client.query({ text: sql, values: [...values], rowMode: "array" });
    return z.tuple([z.coerce.number()]).parse(rows[0])[0];
  };
  return {
    tables: () => listTables(client),
    count: ({ name }) => one(`SELECT count(*) FROM "${name}"`),
    rows: (table, after = NO_ID, last = ANY_ID) => readRows(client, table, after, last),
    async lastGiven({ name }) {
      const given = await one(
        `SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence($1, 'id')), 0)`,
        `"${name}"`,
      );
      return Math.max(given, await one(`SELECT COALESCE(max("id"), 0) FROM "${name}"`));
    },
    unfinished: () => isMarked(client),
    close: () => client.end(),
  };
}

async function* readRows(
  client: Client,
  table: Table,
  after: number,
  last: number,
): AsyncGenerator<readonly Row[]> {
  const chosen = `SELECT ${columnsOf(table)} FROM "${table.name}"`;
  const query = table.counted ? `${chosen} WHERE "id" > ${after} AND "id" <= ${last} ORDER BY "id"` : chosen;
  await client.query(`DECLARE "copied" NO SCROLL CURSOR FOR ${query}`);
  try {
    for (;;) {
      const { rows } = await client.query({
        text: `FETCH ${batchOf(table)} FROM "copied"`,
        rowMode: "array",
      });
      if (rows.length === 0) return;
      const found = z.array(z.array(z.unknown())).parse(rows);
      yield found.map((values) => values.map((value, index) => read(table.columns[index], value)));
    }
  } finally {
    await client.query(`CLOSE "copied"`);
  }
}

async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query({
    text: `SELECT "c"."table_name", "c"."column_name", "c"."data_type",
             "c"."column_name" = 'id' AND pg_get_serial_sequence(quote_ident("c"."table_name"), "c"."column_name") IS NOT NULL
           FROM information_schema.columns AS "c" JOIN information_schema.tables AS "t"
             ON "t"."table_schema" = "c"."table_schema" AND "t"."table_name" = "c"."table_name"
           WHERE "c"."table_schema" = current_schema() AND "t"."table_type" = 'BASE TABLE'`,
    rowMode: "array",
  });
  const found = z.array(columnRow).parse(rows);
  const tables = [...new Set(found.map(([table]) => table))].filter((name) => !OWN_TABLES.includes(name));
  return tables.toSorted().map((name) => {
    const columns = found.filter(([table]) => table === name);
    return {
      name,
      columns: columns
        .map(([, column, type]) => ({ name: column, kind: kindOf(type) }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      counted: columns.some(([, , , counted]) => counted === "t"),
    };
  });
}

function read(column: Column | undefined, value: unknown): Value {
  return readValue(column?.kind ?? "text", value);
}

function written(column: Column | undefined, value: Value): null | boolean | number | string | Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === "object" && value !== null) return JSON.stringify(value.json);
  return column?.kind === "moment" && typeof value === "number" ? new Date(value).toISOString() : value;
}
