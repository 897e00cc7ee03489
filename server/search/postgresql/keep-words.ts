import { withConnection } from "../../db/connection.ts";
import { isIndexed } from "../../db/glance.ts";
import { type DatabaseLocation, isPostgresql } from "../../db/location.ts";
import type { SearchedWords } from "../engine/rows.ts";
import { ROWS_VERSION } from "../index/index-version.ts";
import { areWordsReady, dropWordTables, hasWordTables, makeWordTables, readyWords } from "./word-tables.ts";

/** Whether a database that is up to date keeps words as they are to be looked for. */
export async function areWordsKept(location: DatabaseLocation, words: SearchedWords): Promise<boolean> {
  if (!isPostgresql(location)) return true;
  return withConnection(location, "read", async ({ ask }) => {
    if (words === "segments") return !(await hasWordTables(ask));
    return (
      (await hasWordTables(ask)) && ((await areWordsReady(ask)) || !(await isIndexed(location, ROWS_VERSION)))
    );
  });
}

/**
 * Has a database that is up to date keep words as they are to be looked for from now on: what is not there yet is due. Rows are
 * ready at once where nothing is spoken.
 */
export async function keepWords(location: DatabaseLocation, words: SearchedWords): Promise<void> {
  if (await areWordsKept(location, words)) return;
  await withConnection(location, "write", async ({ ask }) => {
    if (words === "segments") return dropWordTables(ask);
    await makeWordTables(ask);
    if (await isIndexed(location, ROWS_VERSION)) await readyWords(ask);
  });
}
