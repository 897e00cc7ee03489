import Sqlite, { type Database } from "better-sqlite3";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";

const shared = processWide("version", () => watchVersion(config().databaseFile));

/** Changes with every change of what the database of this process shows, by whomever; within this process only. Takes microseconds. */
export function databaseVersion(): string {
  return shared.get()();
}

/** The same of a file. It has a connection of its own, to which all changes are those of others. */
export function watchVersion(file: string): () => string {
  return versionOf(new Sqlite(file, { readonly: true }));
}

/** The same by a connection that writes nothing. */
export function versionOf(sqlite: Database): () => string {
  const touched = sqlite.prepare("PRAGMA data_version").pluck();
  const edition = sqlite.prepare('SELECT "number" FROM "Edition"').pluck();
  let seen: unknown = null;
  let version = "";
  return () => {
    const now = touched.get();
    // What was written may be nothing that is shown: a session, or a sign-up.
    if (now !== seen) version = String(edition.get());
    seen = now;
    return version;
  };
}
