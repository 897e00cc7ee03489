import type { SqlQuery } from "@prisma/driver-adapter-utils";

/** Whether a statement may change rows. */
export function isWriting(sql: string): boolean {
  return !/^\s*(?:SELECT|WITH(?!.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b))\b/is.test(sql);
}

/**
 * Whether a statement waits for its turn to write. One that adds to counts does not: it reads nothing but the rows that it locks, and
 * an import is nothing to wait for before a password is looked at. Nor does one that makes, drops or measures an index beside those who
 * write: it may take minutes.
 */
export function takesTurn(sql: string): boolean {
  return (
    isWriting(sql) && !/^\s*(?:INSERT INTO "Tally"|(?:CREATE|DROP) INDEX CONCURRENTLY|ANALYZE)\s/.test(sql)
  );
}

/**
 * The same statement as PostgreSQL takes it. LIKE becomes ILIKE, for which ASCII's capitals count as its small letters among texts
 * that are compared by their bytes, as in SQLite. What no text can hold here is the replacement character, U+FFFD.
 */
export function adaptStatement(query: SqlQuery): SqlQuery {
  const args = query.args.map((value, index) => {
    if (typeof value !== "string") return value;
    return query.argTypes[index]?.scalarType === "json" ? tenableJson(value) : tenableText(value);
  });
  return { ...query, sql: query.sql.replace(/\bLIKE\b/g, "ILIKE"), args };
}

/** Text without zeros. */
export function tenableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}

/** JSON without zeros and halves of characters, of which `JSON.stringify` makes escapes. */
export function tenableJson(text: string): string {
  return text.replace(/\\(?:u0000|ud[89a-f][\da-f]{2}|.)/g, (escaped) =>
    escaped.length > 2 ? "\\ufffd" : escaped,
  );
}
