import Sqlite from "better-sqlite3";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";

const shared = processWide("version", () => watchVersion(config().databaseFile));

/** Changes with every change to the database of this process, by whomever; within this process only. Takes microseconds. */
export function databaseVersion(): string {
  return shared.get()();
}

/** The same of a file. It has a connection of its own, to which all changes are those of others. */
export function watchVersion(file: string): () => string {
  const statement = new Sqlite(file, { readonly: true }).prepare("PRAGMA data_version").pluck();
  return () => String(statement.get());
}
