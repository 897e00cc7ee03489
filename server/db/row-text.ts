import { Prisma } from "./client.ts";
import type { DatabaseKind } from "./kind.ts";
import type { Column } from "./table-shape.ts";

/*
 * Cells of rows as text, the same from either database. Before each value stands what SQLite keeps it as, so that it comes
 * back to the bit: `i` integer, `r` real, `t` text, `b` bytes and `x` text with zeros in it, both as hexadecimal digits.
 * Null is null. Booleans are integers, dates text in ISO 8601, and JSON is text.
 */

/** The cells of these columns as the text of a JSON list. */
export function encodedRow(kind: DatabaseKind, columns: readonly Column[]): Prisma.Sql {
  if (kind === "sqlite")
    return Prisma.sql`json_array(${Prisma.join(columns.map((column) => encodedInSqlite(named(column.name))))})`;
  return Prisma.sql`CAST(json_build_array(${Prisma.join(columns.map(encodedInPostgresql))}) AS TEXT)`;
}

/** The value of a cell that stands at this place in the list `"given"."value"`, for a column. */
export function decodedCell(kind: DatabaseKind, column: Column, place: number): Prisma.Sql {
  return kind === "sqlite" ? decodedInSqlite(place) : decodedInPostgresql(column, place);
}

/** A JSON list of lists, given as text, as rows for FROM: their column is `"given"."value"`. */
export function givenRows(kind: DatabaseKind, rows: readonly unknown[]): Prisma.Sql {
  const text = JSON.stringify(rows);
  return kind === "sqlite"
    ? Prisma.sql`json_each(${text}) AS "given"`
    : Prisma.sql`json_array_elements(CAST(${text} AS JSON)) AS "given"("value")`;
}

/** What a table calls its rows by where they lie, which stays while nobody else writes. */
export function placeOf(kind: DatabaseKind): Prisma.Sql {
  return kind === "sqlite" ? Prisma.sql`rowid` : Prisma.sql`ctid`;
}

export function named(name: string): Prisma.Sql {
  return Prisma.raw(`"${name.replaceAll('"', '""')}"`);
}

function encodedInSqlite(value: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE typeof(${value}) WHEN 'integer' THEN 'i' || ${value} WHEN 'real' THEN 'r' || quote(${value})
    WHEN 'blob' THEN 'b' || hex(${value})
    WHEN 'text' THEN CASE WHEN instr(${value}, char(0)) > 0 THEN 'x' || hex(${value}) ELSE 't' || ${value} END END`;
}

function decodedInSqlite(place: number): Prisma.Sql {
  const cell = Prisma.raw(`("given"."value" ->> '$[${place}]')`);
  const rest = Prisma.sql`substr(${cell}, 2)`;
  return Prisma.sql`CASE substr(${cell}, 1, 1) WHEN 't' THEN ${rest} WHEN 'i' THEN CAST(${rest} AS INTEGER)
    WHEN 'r' THEN CAST(${rest} AS REAL) WHEN 'b' THEN unhex(${rest}) WHEN 'x' THEN CAST(unhex(${rest}) AS TEXT) END`;
}

function encodedInPostgresql({ name, type }: Column): Prisma.Sql {
  const value = named(name);
  switch (type) {
    case "smallint":
    case "integer":
    case "bigint":
      return Prisma.sql`'i' || ${value}`;
    case "boolean":
      return Prisma.sql`'i' || CAST(${value} AS INTEGER)`;
    case "double precision":
      return Prisma.sql`'r' || ${value}`;
    case "bytea":
      return Prisma.sql`'b' || upper(encode(${value}, 'hex'))`;
    case "timestamp without time zone":
      return Prisma.sql`'t' || to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"')`;
    default:
      return Prisma.sql`'t' || CAST(${value} AS TEXT)`;
  }
}

function decodedInPostgresql({ type }: Column, place: number): Prisma.Sql {
  const cell = Prisma.raw(`("given"."value" ->> ${place})`);
  const rest = Prisma.sql`substr(${cell}, 2)`;
  switch (type) {
    case "boolean":
      return Prisma.sql`CAST(CAST(${rest} AS INTEGER) AS BOOLEAN)`;
    case "bytea":
      return Prisma.sql`decode(${rest}, 'hex')`;
    case "text":
      // It keeps no zeros in texts.
      return Prisma.sql`CASE WHEN ${cell} LIKE 'x%'
        THEN convert_from(decode(regexp_replace(${rest}, '((?!00)..)|00', '\\1', 'g'), 'hex'), 'UTF8') ELSE ${rest} END`;
    default:
      return Prisma.sql`CAST(${rest} AS ${Prisma.raw(type)})`;
  }
}
