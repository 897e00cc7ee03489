import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { formatUserAgent } from "../fetch/fetch.ts";
import type { ImportOptions } from "./draft/context.ts";

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));

/** What the importer works with, by the configuration of this Playhead. */
export function importOptions({ mediaDir, publicUrl, fetchPrivate }: Config, db: Database): ImportOptions {
  return { db, mediaDir, fetchPrivate, userAgent: formatUserAgent(version, publicUrl) };
}
