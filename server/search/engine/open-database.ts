import { type DatabaseLocation, isPostgresql } from "../../db/location.ts";
import { openPostgresqlRows } from "../postgresql/open-rows.ts";
import { openSqliteRows } from "../sqlite/open-rows.ts";
import type { SearchedDatabase } from "./rows.ts";

/** Opens the database that is searched. It is reached when something is first asked of it. */
export function openSearchedDatabase(location: DatabaseLocation): SearchedDatabase {
  return isPostgresql(location) ? openPostgresqlRows(location) : openSqliteRows(location);
}
