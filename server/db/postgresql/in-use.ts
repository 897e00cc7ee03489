import { withConnection } from "../connection.ts";
import type { DatabaseLocation } from "../location.ts";

/** Whether somebody else is connected to a database at a server. Of other roles it may not be told what they are, but who. */
export function isInUse(location: DatabaseLocation): Promise<boolean> {
  return withConnection(location, "read", async ({ ask }) => {
    const others = await ask(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
         AND COALESCE(backend_type, 'client backend') = 'client backend' LIMIT 1`,
    );
    return others.length > 0;
  });
}
