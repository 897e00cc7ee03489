import { withConnection } from "../../db/connection.ts";
import { type DatabaseLocation, isPostgresql } from "../../db/location.ts";
import type { SearchedWords } from "../engine/rows.ts";
import { dropWordTables, hasWordTables, makeWordTables } from "./word-tables.ts";

/** Whether a database that is up to date keeps words as they are to be looked for, or will when its jobs have run. */
export async function areWordsKept(location: DatabaseLocation, words: SearchedWords): Promise<boolean> {
  if (!isPostgresql(location)) return true;
  const asRows = await withConnection(location, "read", ({ ask }) => hasWordTables(ask));
  return asRows === (words === "rows");
}

/**
 * Has a database that is up to date keep words as they are to be looked for from now on: what is not there yet is due. Rows are
 * ready at once where there is no episode.
 */
export async function keepWords(location: DatabaseLocation, words: SearchedWords): Promise<void> {
  if (await areWordsKept(location, words)) return;
  await withConnection(location, "write", ({ ask }) =>
    words === "rows" ? makeWordTables(ask) : dropWordTables(ask),
  );
}
