import { withConnection } from "./connection.ts";
import { MARK } from "./copy/side.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";
import { findMigrationRecord } from "./migration-record.ts";
import { migrationNames } from "./migrations.ts";

/** Whether a database holds the migrations of this code, all of them and no others. Throws when it cannot be read. */
export async function isUpToDate(location: DatabaseLocation): Promise<boolean> {
  const record = await findMigrationRecord(location);
  if (record.kind !== "intact" || record.broken.length > 0) return false;
  const names = await migrationNames(isPostgresql(location) ? "postgresql" : "sqlite");
  return record.applied.length === names.length && names.every((name) => record.applied.includes(name));
}

/** Whether a database that is up to date holds no show. */
export async function isEmpty(location: DatabaseLocation): Promise<boolean> {
  return hasNone(location, `SELECT 1 FROM "Show" LIMIT 1`);
}

/** Whether the index of search, of this version, holds all that is spoken, as far as a database that is up to date knows. */
export async function isIndexed(location: DatabaseLocation, version: number): Promise<boolean> {
  const missing = `
    SELECT 1 FROM "Transcript" AS "t" WHERE EXISTS (SELECT 1 FROM "Passage" WHERE "transcriptId" = "t"."id") AND NOT EXISTS (
      SELECT 1 FROM "SearchedText" AS "x" JOIN "SearchSegment" AS "s" ON "s"."id" = "x"."segmentId"
      WHERE "x"."transcriptId" = "t"."id" AND "s"."version" = $1) LIMIT 1`;
  return hasNone(location, missing, [version]);
}

function hasNone(location: DatabaseLocation, sql: string, values?: readonly number[]): Promise<boolean> {
  return withConnection(location, "read", async ({ ask }) => (await ask(sql, values)).length === 0);
}

/** Whether a copy into this database was begun and has not come to its end. A file has its name only once it is whole. */
export async function isHalfCopied(location: DatabaseLocation): Promise<boolean> {
  if (!isPostgresql(location)) return false;
  return !(await hasNone(location, `SELECT 1 FROM pg_tables WHERE tablename = '${MARK}'`));
}
