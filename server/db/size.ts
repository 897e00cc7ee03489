import { z } from "zod";
import { sizeOf } from "../storage/folder-files.ts";
import { withConnection } from "./connection.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

/** What a database takes. Bytes. */
export interface DatabaseSize {
  readonly database: number;
  /** What was written last, and is not yet in its file. */
  readonly log: number;
}

const sizeRows = z.tuple([z.object({ bytes: z.coerce.number() })]);

export async function measureDatabase(location: DatabaseLocation): Promise<DatabaseSize> {
  if (!isPostgresql(location))
    return { database: (await sizeOf(location)) ?? 0, log: (await sizeOf(`${location}-wal`)) ?? 0 };
  const size = 'SELECT pg_database_size(current_database()) AS "bytes"';
  const [{ bytes }] = sizeRows.parse(await withConnection(location, "read", ({ ask }) => ask(size)));
  return { database: bytes, log: 0 };
}
