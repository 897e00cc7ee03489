import { z } from "zod";
import { withConnection } from "../connection.ts";
import type { DatabaseLocation } from "../location.ts";

const schemaRows = z.tuple([z.object({ schema: z.string().nullable() })]);

/** Why a database at a server is not copied by its programs: they look for tables in `public` alone. Null where they lie there. */
export async function findMisplaced(location: DatabaseLocation): Promise<string | null> {
  const asked = withConnection(location, "read", ({ ask }) => ask('SELECT current_schema() AS "schema"'));
  const [{ schema }] = schemaRows.parse(await asked);
  return schema === "public" ? null : `its tables lie in the schema "${schema}", not in "public"`;
}
