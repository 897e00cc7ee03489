/** What is of SQLite in the canonical schema, and what stands there for PostgreSQL. */
const REPLACED = [
  ['provider = "sqlite"', 'provider = "postgresql"'],
  ['output              = "../server/db/generated/sqlite"', 'output              = "./postgresql"'],
] as const;

/** Beside what is generated of it. */
export const POSTGRESQL_SCHEMA = "server/db/generated/postgresql.prisma";

/** The schema of PostgreSQL, made of that of SQLite. Throws where that is not as expected. */
export function derivePostgresqlSchema(canonical: string): string {
  return REPLACED.reduce((schema, [ofSqlite, ofPostgresql]) => {
    const parts = schema.split(ofSqlite);
    if (parts.length !== 2) throw new Error(`Once in the schema there must be: ${ofSqlite}`);
    return parts.join(ofPostgresql);
  }, canonical);
}
