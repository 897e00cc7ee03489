import Sqlite from "better-sqlite3";
import { z } from "zod";
import { databaseFailure } from "./failure.ts";

const lines = z.array(z.string());

/** Reads all of a database, while others use it: the first thing that is damaged, or null. Throws where it cannot be opened. */
export function findDamage(databaseFile: string): string | null {
  const sqlite = new Sqlite(databaseFile, { readonly: true });
  try {
    const said = lines.parse(sqlite.prepare("PRAGMA integrity_check").pluck().all());
    return said.find((line) => line !== "ok") ?? null;
  } catch (error) {
    if (!(error instanceof Error) || databaseFailure(error) !== "corrupt") throw error;
    return error.message;
  } finally {
    sqlite.close();
  }
}
