import { z } from "zod";
import { withConnection } from "../db/connection.ts";
import { type DatabaseLocation, sayLocation } from "../db/location.ts";
import { findMigrationRecord, type MigrationsHeld } from "../db/migration-record.ts";
import { faultReason, serverFault } from "../db/postgresql/server-fault.ts";
import { type Finding, fine, note, wrong } from "./finding.ts";

/** The oldest PostgreSQL that is still kept up by its makers. */
const LEAST = 14;

/** Fewer free connections are too few for a site and a worker. */
const FEW = 30;

const stateRows = z.tuple([
  z.object({
    version: z.coerce.number(),
    encoding: z.string(),
    create: z.boolean(),
    most: z.coerce.number(),
    used: z.coerce.number(),
  }),
]);

const STATE = `
  SELECT current_setting('server_version_num') AS "version",
    current_setting('server_encoding') AS "encoding",
    COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false) AS "create",
    current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "most",
    (SELECT count(*) FROM pg_stat_activity
      WHERE usesysid IS NOT NULL AND COALESCE(backend_type, 'client backend') = 'client backend') AS "used"`;

/** How the server of databases is. Gives the migrations that the database holds; null where it cannot be asked, or holds none. */
export async function* checkServer(
  location: DatabaseLocation,
): AsyncGenerator<Finding, MigrationsHeld | null> {
  const path = sayLocation(location);
  try {
    const [state] = stateRows.parse(await withConnection(location, "read", ({ ask }) => ask(STATE)));
    const version = Math.floor(state.version / 10_000);
    yield version < LEAST ? wrong("serverOld", { version, least: LEAST }) : fine("server", { path, version });
    if (state.encoding !== "UTF8") yield wrong("serverEncoding", { path, encoding: state.encoding });
    if (!state.create) {
      yield wrong("serverRights", { path });
      return null;
    }
    const free = state.most - state.used;
    yield free < FEW ? note("serverFew", { free, most: state.most }) : fine("serverFree", { free });
    const record = await findMigrationRecord(location);
    if (record.kind === "none") yield note("noData", { path });
    if (record.kind === "corrupt") yield wrong("damaged", { path, reason: record.reason });
    return record.kind === "intact" ? record : null;
  } catch (error) {
    const fault = serverFault(error);
    if (fault === null) throw error;
    yield wrong(fault, { path, reason: faultReason(error) });
    return null;
  }
}
