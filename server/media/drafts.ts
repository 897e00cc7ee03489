import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { isPostgresql } from "../db/location.ts";
import { folderOf } from "./place.ts";

/** What is half written in the store, and beside the database while it is made or copied. */
const DRAFT = /^\.[0-9a-f-]{36}\.part$|\.\d+\.(?:new|part)(?:-journal|-wal|-shm)?$/;
/** Nothing is written for so long without a byte. Milliseconds. */
const OLD = 3600 * 1000;

/** Removes what processes that were killed have left half written in the data folder. */
export async function clearDrafts(
  { databaseLocation, mediaPlace }: Pick<Config, "databaseLocation" | "mediaPlace">,
  now: Date,
): Promise<void> {
  const beside = isPostgresql(databaseLocation) ? null : path.dirname(databaseLocation);
  for (const folder of [beside, folderOf(mediaPlace)]) {
    if (folder === null) continue;
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((name) => DRAFT.test(name))) {
      const file = path.join(folder, name);
      // It may have been finished meanwhile.
      const written = await stat(file).catch(() => null);
      if (written && now.getTime() - written.mtimeMs > OLD) await rm(file, { force: true });
    }
  }
}
