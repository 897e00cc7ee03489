import { existsSync } from "node:fs";
import { dropWordTables } from "../../search/postgresql/word-tables.ts";
import { withConnection } from "../connection.ts";
import { flush, removeDraft } from "../copy-draft.ts";
import { isHalfCopied } from "../glance.ts";
import { linkOnce } from "../link-once.ts";
import { type DatabaseLocation, isPostgresql } from "../location.ts";
import { migrateDatabase } from "../migrate.ts";
import { isInUse } from "../postgresql/in-use.ts";
import { openPostgresqlSource, openPostgresqlTarget } from "./postgresql-side.ts";
import type { Side, TargetSide } from "./side.ts";
import { openSqliteSource, openSqliteTarget } from "./sqlite-side.ts";

/** Migrations write into these. */
const MADE_WITH_TABLES = ["Edition", "Site", "SharedKey"];

/** Why nothing is copied there: it holds something, or somebody is connected to it. */
type Refused = "taken" | "inUse";

/** Opens what is copied, as it is at this moment. */
export async function openSource(location: DatabaseLocation): Promise<Side> {
  return isPostgresql(location) ? openPostgresqlSource(location) : openSqliteSource(location);
}

/** Opens what is copied to, with all tables, and with what an earlier attempt has brought there. */
export async function openTarget(location: DatabaseLocation): Promise<TargetSide | Refused> {
  if (!isPostgresql(location)) return existsSync(location) ? "taken" : openFile(location);
  if (await isInUse(location)) return "inUse";
  if (await isTaken(location)) return "taken";
  await makeTables(location);
  if (!(await isHalfCopied(location))) await dropWords(location);
  return openPostgresqlTarget(location);
}

/** A file appears under its name when it is whole. */
async function openFile(file: string): Promise<TargetSide> {
  const draft = `${file}.copying`;
  await makeTables(draft);
  const side = openSqliteTarget(draft);
  return {
    ...side,
    async finish(given) {
      await side.finish(given);
      await side.close();
      // It was written without waiting for the disk.
      await flush(draft);
      if (!(await linkOnce(draft, file))) throw new Error(`There is a file ${file} meanwhile.`);
      await removeDraft(draft);
    },
  };
}

async function makeTables(location: DatabaseLocation): Promise<void> {
  const made = await migrateDatabase(location);
  if (made.kind !== "migrated") throw new Error(`Its tables could not be made: ${JSON.stringify(made)}`);
}

/** Words that are kept as rows are not copied, and what says that they are there is: the next start has them made anew. */
function dropWords(location: DatabaseLocation): Promise<void> {
  return withConnection(location, "write", ({ ask }) => dropWordTables(ask));
}

/** Whether it holds anything that no copy has brought there. */
async function isTaken(location: DatabaseLocation): Promise<boolean> {
  const side = await openPostgresqlSource(location);
  try {
    if (await side.unfinished()) return false;
    for (const table of await side.tables())
      if (!MADE_WITH_TABLES.includes(table.name) && (await side.count(table)) > 0) return true;
    return false;
  } finally {
    await side.close();
  }
}
