import type { Client, ClientConfig } from "pg";
import { type DatabaseLocation, sayLocation } from "../location.ts";

/** A server that does not answer is not there. Milliseconds. */
const PATIENCE = 5000;

/** What whoever watches over the server sees of us. */
const NAME = "Playhead";

/** Opens one connection. Throws what the server, or the way to it, says, with `place`: how people are told of the database. */
export async function connect(location: DatabaseLocation, more: ClientConfig = {}): Promise<Client> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: location,
    connectionTimeoutMillis: PATIENCE,
    application_name: NAME,
    ...more,
  });
  // What breaks it is told by the statement that is under way, or the next.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error instanceof Error ? Object.assign(error, { place: sayLocation(location) }) : error;
  }
  return client;
}
