import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { formatUserAgent } from "../fetch/fetch.ts";
import type { ImportOptions } from "./draft/context.ts";

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));

/** What the importer works with, by the configuration of this Playhead. */
export function importOptions(config: Config, db: Database): ImportOptions {
  return { db, ...fetchingOptions(config) };
}

/** The same without the database: what can be handed to a thread. */
export function fetchingOptions({ mediaPlace, publicUrl, fetchPrivate }: Config): Omit<ImportOptions, "db"> {
  return { mediaPlace, fetchPrivate, userAgent: formatUserAgent(version, publicUrl) };
}
