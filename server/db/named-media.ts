import { z } from "zod";
import { mediaHref, storedName } from "../media/address.ts";
import { withConnection } from "./connection.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

const columnsOf = z.array(z.object({ table: z.string(), column: z.string() }));
const namesOf = z.array(z.object({ name: z.string() }));

/** How each kind of database tells of its columns whose name ends in "url", and of the files in its trash. */
const OF_SQLITE = {
  columns: `SELECT "known"."name" AS "table", "info"."name" AS "column"
    FROM sqlite_master AS "known", pragma_table_info("known"."name") AS "info"
    WHERE "known"."type" = 'table' AND "known"."sql" NOT LIKE 'CREATE VIRTUAL%' AND "info"."name" LIKE '%url'`,
  trashed: `SELECT DISTINCT "file"."value" AS "name" FROM "TrashItem" AS "item", json_each("item"."files") AS "file"`,
};
const OF_POSTGRESQL: typeof OF_SQLITE = {
  columns: `SELECT "c"."table_name" AS "table", "c"."column_name" AS "column"
    FROM information_schema.columns AS "c" JOIN information_schema.tables AS "t" USING ("table_schema", "table_name")
    WHERE "table_schema" = current_schema() AND "t"."table_type" = 'BASE TABLE' AND "c"."column_name" ILIKE '%url'`,
  trashed: `SELECT DISTINCT "name" FROM "TrashItem", jsonb_array_elements_text("files") AS "name"`,
};

/** What the store calls the files that a database names: in every column whose name ends in "url", and in its trash. */
export function listNamedMedia(location: DatabaseLocation): Promise<ReadonlySet<string>> {
  const { columns, trashed } = isPostgresql(location) ? OF_POSTGRESQL : OF_SQLITE;
  return withConnection(location, "read", async ({ ask }) => {
    const named: string[] = [];
    for (const { table, column } of columnsOf.parse(await ask(columns))) {
      const addresses = await ask(
        `SELECT DISTINCT "${column}" AS "name" FROM "${table}" WHERE "${column}" LIKE $1`,
        [`${mediaHref("")}%`],
      );
      named.push(...namesOf.parse(addresses).flatMap(({ name }) => storedName(name) ?? []));
    }
    return new Set([...named, ...namesOf.parse(await ask(trashed)).map(({ name }) => name)]);
  });
}
