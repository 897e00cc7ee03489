import type { Config } from "#server/config.ts";
import { generateClient } from "./generate.ts";
import { requireFreePort } from "./port.ts";
import { importDemo, prepareDatabase, readConfig } from "./prepare.ts";

/** What a site that runs from its sources needs before its pages: a port, the database's client, a database, and a show. */
export async function prepareFromSources(): Promise<Config> {
  const config = readConfig();
  await requireFreePort(config);
  generateClient();
  await prepareDatabase(config);
  await importDemo(config);
  return config;
}
