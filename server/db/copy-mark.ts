import { randomInt } from "node:crypto";
import type Sqlite from "better-sqlite3";
import { z } from "zod";
import type { Prisma } from "./client.ts";
import { kindOf } from "./kind.ts";

const marksOf = z.tuple([z.object({ user_version: z.coerce.number() })]);

/** Lets a copy be told from what it was made of, and from all others. */
export function markCopy(copy: Sqlite.Database): void {
  copy.pragma(`user_version = ${randomInt(1, 2 ** 31)}`);
}

/**
 * Which copy this database is: once another was put in its place, what was written since is lost, and this has changed. A copy
 * at a PostgreSQL server is another database, or another schema in it: this is made of their numbers there.
 */
export async function findCopyMark(db: Pick<Prisma.TransactionClient, "$queryRaw">): Promise<number> {
  const marks =
    kindOf(db) === "sqlite"
      ? await db.$queryRaw`PRAGMA user_version`
      : await db.$queryRaw`SELECT ("oid"::bigint # current_schema()::regnamespace::oid::bigint) AS "user_version"
          FROM pg_database WHERE "datname" = current_database()`;
  const [{ user_version }] = marksOf.parse(marks);
  return user_version;
}
