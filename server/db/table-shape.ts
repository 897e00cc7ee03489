import { z } from "zod";
import { Prisma } from "./client.ts";
import { kindOf } from "./kind.ts";

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

const columnRows = z.array(
  z.object({ name: z.string(), type: z.string().toLowerCase(), required: z.coerce.boolean() }),
);
const pointerRows = z.array(z.object({ from: z.string(), to: z.string(), table: z.string() }));

/** A column, with its type as the database calls it, in small letters. */
export type Column = z.infer<typeof columnRows>[number];

/** A column that names rows of a table, by one of its columns. */
export type Pointer = z.infer<typeof pointerRows>[number];

/** In their order; none where there is no such table. */
export async function listColumns(db: Reader, table: string): Promise<readonly Column[]> {
  const query =
    kindOf(db) === "sqlite"
      ? Prisma.sql`SELECT "name", "type", "notnull" AS "required" FROM pragma_table_info(${table})`
      : Prisma.sql`SELECT "attname" AS "name", format_type("atttypid", NULL) AS "type", "attnotnull" AS "required"
          FROM pg_attribute WHERE "attrelid" = to_regclass(quote_ident(${table})) AND "attnum" > 0 AND NOT "attisdropped"
          ORDER BY "attnum"`;
  return columnRows.parse(await db.$queryRaw(query));
}

/** From this table to others and itself. */
export async function listPointers(db: Reader, table: string): Promise<readonly Pointer[]> {
  const query =
    kindOf(db) === "sqlite"
      ? Prisma.sql`SELECT "from", "to", "table" FROM pragma_foreign_key_list(${table})`
      : Prisma.sql`SELECT "own"."attname" AS "from", "other"."attname" AS "to", "target"."relname" AS "table"
          FROM pg_constraint AS "key" JOIN pg_class AS "target" ON "target"."oid" = "key"."confrelid"
          JOIN pg_attribute AS "own" ON "own"."attrelid" = "key"."conrelid" AND "own"."attnum" = "key"."conkey"[1]
          JOIN pg_attribute AS "other" ON "other"."attrelid" = "key"."confrelid" AND "other"."attnum" = "key"."confkey"[1]
          WHERE "key"."contype" = 'f' AND "key"."conrelid" = to_regclass(quote_ident(${table}))`;
  return pointerRows.parse(await db.$queryRaw(query));
}
