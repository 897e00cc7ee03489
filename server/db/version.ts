import Sqlite from "better-sqlite3";
import { z } from "zod";
import { type Database, database } from "./client.ts";

const rows = z.tuple([z.object({ others: z.coerce.string(), own: z.coerce.string() })]);

/** Changes with every change to the database, by whichever process; within this process only. Costs next to nothing. */
export async function databaseVersion(db: Database = database()): Promise<string> {
  const asked =
    await db.$queryRaw`SELECT data_version AS others, total_changes() AS own FROM pragma_data_version`;
  const [{ others, own }] = rows.parse(asked);
  return `${others}.${own}`;
}

/** The same for who asks very often: tells at each call, in microseconds. */
export function watchVersion(file: string): () => string {
  const statement = new Sqlite(file, { readonly: true }).prepare("PRAGMA data_version").pluck();
  return () => String(statement.get());
}
