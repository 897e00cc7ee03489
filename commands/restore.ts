import { existsSync, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Config } from "#server/config.ts";
import { isPostgresql, sayLocation } from "#server/db/location.ts";
import type { Restored } from "#server/db/restore.ts";
import { type BucketPlace, nameOfPlace } from "#server/media/place.ts";
import { readCopyArguments } from "./copy-arguments.ts";
import { makeCopyFolder } from "./copy-folder.ts";
import { runCommand, Stop } from "./failure.ts";
import { keepMediaAloud } from "./media-copies.ts";
import { isPortTaken } from "./port.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Puts a copy of the database in its place, and copied sound and pictures in theirs, while nothing of Playhead runs. */
await runCommand(async () => {
  const { copy, mediaCopies } = readCopyArguments("restoreUsage");
  const config = readConfig();
  if (typeof mediaCopies === "string") requireThere(mediaCopies);
  if (typeof copy === "string") {
    requireThere(copy);
    await restore(copy, copy, config);
  } else await restoreFrom(copy, config);
  const { databaseLocation, mediaPlace } = config;
  if (mediaCopies !== null) await keepMediaAloud(mediaCopies, mediaPlace);
  const { listNamedMedia } = await import("#server/db/named-media.ts");
  const { listMissing } = await import("#server/media/keep-media.ts");
  const missing = await listMissing(await listNamedMedia(databaseLocation), mediaPlace);
  if (missing.length > 0)
    console.log(say("mediaMissing", { path: nameOfPlace(mediaPlace), count: missing.length }));
});

function requireThere(path: string): void {
  if (!existsSync(path)) throw new Stop(say("restoreNothing", { path }));
}

/** Fetches the copy that is named, or the latest, to beside the data, and restores it. */
async function restoreFrom(bucket: BucketPlace, config: Config): Promise<void> {
  const { loadCopy } = await import("#server/copies/bucket-copies.ts");
  const { splitCopy } = await import("#server/copies/copy-name.ts");
  const { place, name } = splitCopy(bucket);
  mkdirSync(config.dataDir, { recursive: true });
  const folder = await makeCopyFolder(config.dataDir);
  try {
    const copyKind = isPostgresql(config.databaseLocation) ? "dump" : "db";
    const draft = path.join(folder, copyKind);
    const found = await loadCopy(place, name, { copyKind, draft });
    if (found === null) throw new Stop(say("restoreNothing", { path: nameOfPlace(bucket) }));
    await restore(draft, nameOfPlace({ ...place, prefix: `${place.prefix}${found}` }), config);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `called` is what people know the copy by. */
async function restore(copy: string, called: string, config: Config): Promise<void> {
  const { databaseLocation } = config;
  const database = sayLocation(databaseLocation);
  const result = await (isPostgresql(databaseLocation) ? restoreServer : restoreFile)(copy, config);
  if (result.kind === "inUse") throw new Stop(say("restoreInUse", { path: database }));
  if (result.kind === "unusable")
    throw new Stop(say("restoreUnusable", { path: called, reason: result.reason }));
  if (result.kind === "newer")
    throw new Stop(say("newer", { path: called, names: result.unknown.join(", ") }));
  console.log(say("restored", { path: database, copy: called, size: Math.ceil(result.bytes / 1024 ** 2) }));
  if (result.kept !== null) console.log(say("copyKept", { path: result.kept }));
}

async function restoreFile(copy: string, config: Config): Promise<Restored> {
  const { databaseLocation: file, port } = config;
  if (existsSync(file) && copy === file) throw new Stop(say("restoreItself", { path: copy }));
  const { readMigrationRecord } = await import("#server/db/migration-record.ts");
  // By the locks of one that can be opened it is known who uses it.
  if (readMigrationRecord(file).kind === "corrupt" && (await isPortTaken(config)))
    throw new Stop(say("restorePort", { path: file, port }));
  const { restoreDatabase } = await import("#server/db/restore.ts");
  return restoreDatabase(copy, file, new Date());
}

async function restoreServer(copy: string, { databaseLocation, dataDir }: Config): Promise<Restored> {
  const { nameKept } = await import("#server/db/restore.ts");
  const { restoreDump } = await import("#server/db/postgresql/restore.ts");
  mkdirSync(dataDir, { recursive: true });
  return restoreDump(copy, databaseLocation, nameKept(path.join(dataDir, "playhead.dump"), new Date()));
}
