import { type DatabaseLocation, isPostgresql } from "../../db/location.ts";
import { openPostgresqlRows } from "../postgresql/open-rows.ts";
import { openSqliteRows } from "../sqlite/open-rows.ts";
import type { SearchedDatabase, SearchedWords } from "./rows.ts";

/**
 * Opens the database that is searched. It is reached when something is first asked of it. `words`: where words are looked for, in
 * segments or, over PostgreSQL, among its rows.
 */
export function openSearchedDatabase(
  location: DatabaseLocation,
  words: SearchedWords = "segments",
): SearchedDatabase {
  return isPostgresql(location) ? openPostgresqlRows(location, words) : openSqliteRows(location);
}
