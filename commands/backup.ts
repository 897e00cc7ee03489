import { accessSync, constants, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Config } from "#server/config.ts";
import { isPostgresql, sayLocation } from "#server/db/location.ts";
import { type BucketPlace, nameOfPlace } from "#server/media/place.ts";
import { readCopyArguments } from "./copy-arguments.ts";
import { makeCopyFolder } from "./copy-folder.ts";
import { runCommand, Stop } from "./failure.ts";
import { keepMediaAloud } from "./media-copies.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

interface Written {
  readonly path: string;
  /** Bytes. */
  readonly bytes: number;
}

/** Copies the database into a file or a bucket, and sound and pictures where a place for them is named, while Playhead runs. */
await runCommand(async () => {
  const { copy, mediaCopies, keep } = readCopyArguments("backupUsage");
  const config = readConfig();
  const { dataDir, databaseLocation, mediaPlace } = config;
  if (!isPostgresql(databaseLocation) && !existsSync(databaseLocation))
    throw new Stop(say("nothingToBackUp", { path: sayLocation(databaseLocation) }));
  const written = typeof copy === "string" ? await write(copy, config) : await send(copy, keep, config);
  const size = Math.ceil(written.bytes / 1024 ** 2);
  // What the copy names was there before it, so that it is in a place that is copied after it.
  if (mediaCopies !== null) {
    console.log(say("backedUpDatabase", { path: written.path, size }));
    await keepMediaAloud(mediaPlace, mediaCopies);
  } else console.log(say("backedUp", { path: written.path, size, media: nameOfPlace(mediaPlace) }));
  const { noteCopy } = await import("#server/db/last-copy.ts");
  await noteCopy(dataDir, written.path);
});

async function write(copy: string, { databaseLocation }: Pick<Config, "databaseLocation">): Promise<Written> {
  requireFolder(path.dirname(copy));
  const database = sayLocation(databaseLocation);
  const { backUpDatabase } = await import("#server/db/backup.ts");
  const result = await backUpDatabase(databaseLocation, copy);
  if (result.kind === "taken") throw new Stop(say("backupTaken", { path: copy }));
  if (result.kind === "damaged")
    throw new Stop(say("backupDamaged", { path: database, reason: result.reason }));
  if (result.kind === "failed")
    throw new Stop(say("backupFailed", { path: database, reason: result.reason }));
  return { path: copy, bytes: result.bytes };
}

/** The copy is made beside the data, opened and checked as any other is, and gone from there when it is sent. */
async function send(place: BucketPlace, keep: number | null, config: Config): Promise<Written> {
  requireFolder(config.dataDir);
  const copyKind = isPostgresql(config.databaseLocation) ? "dump" : "db";
  const folder = await makeCopyFolder(config.dataDir);
  try {
    const { path: file, bytes } = await write(path.join(folder, copyKind), config);
    const { sendCopy } = await import("#server/copies/bucket-copies.ts");
    const sent = await sendCopy(place, file, { copyKind, now: new Date(), keep });
    const there = nameOfPlace({ ...place, prefix: `${place.prefix}${sent.name}` });
    if (sent.kind === "changed") throw new Stop(say("backupChanged", { path: there }));
    if (sent.removed.length > 0)
      console.log(say("oldCopiesRemoved", { path: nameOfPlace(place), count: sent.removed.length }));
    return { path: there, bytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requireFolder(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Stop(say("backupNowhere", { path: folder }));
  }
}
