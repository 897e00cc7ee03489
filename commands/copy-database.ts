import { parseArgs } from "node:util";
import type { Config } from "#server/config.ts";
import { type DatabaseLocation, isPostgresql, parseLocation, sayLocation } from "#server/db/location.ts";
import { runCommand, Stop } from "./failure.ts";
import { readConfig } from "./prepare.ts";
import { clearProgress, showProgress } from "./progress-line.ts";
import { say } from "./words.ts";

/** Copies all of a database into another, which holds nothing yet: from SQLite to PostgreSQL, or back. */
await runCommand(async () => {
  const { from, to } = readArguments(readConfig());
  const places = { from: sayLocation(from), to: sayLocation(to) };
  const { copyDatabase } = await import("#server/db/copy/copy-database.ts");
  const result = await copyDatabase(from, to, showProgress).finally(clearProgress);
  if (result.kind === "missing") throw new Stop(say("copyMissing", places));
  if (result.kind === "outdated") throw new Stop(say("copyOutdated", places));
  if (result.kind === "taken") throw new Stop(say("copyTaken", places));
  if (result.kind === "inUse") throw new Stop(say("copyInUse", places));
  if (result.kind === "differs") throw new Stop(say("copyDiffers", { ...places, table: result.table }));
  console.log(say("copied", { ...places, tables: result.tables, rows: result.rows }));
  const use = isPostgresql(to) ? places.to : `file:${to}`;
  console.log(say("copiedUse", { use }));
});

/** What is named on the command line; of the two one may be left out, which is the database of this installation then. */
function readArguments({ databaseLocation }: Config) {
  const { from, to } = readOptions();
  if ((from ?? to) === undefined) throw new Stop(say("copyUsage"));
  const places = { from: locationOf(from, databaseLocation), to: locationOf(to, databaseLocation) };
  if (places.from === places.to) throw new Stop(say("copyUsage"));
  return places;
}

function readOptions(): { readonly from?: string | undefined; readonly to?: string | undefined } {
  try {
    return parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } }).values;
  } catch {
    // An option that there is not: the same answer as for none at all.
    return {};
  }
}

function locationOf(written: string | undefined, own: DatabaseLocation): DatabaseLocation {
  const location = written === undefined ? own : parseLocation(written);
  if (location === null) throw new Stop(say("copyUsage"));
  return location;
}
