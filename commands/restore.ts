import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Config } from "#server/config.ts";
import { isPostgresql, sayLocation } from "#server/db/location.ts";
import type { Restored } from "#server/db/restore.ts";
import { nameOfPlace } from "#server/media/place.ts";
import { readCopyArguments } from "./copy-arguments.ts";
import { runCommand, Stop } from "./failure.ts";
import { keepMediaAloud } from "./media-copies.ts";
import { isPortTaken } from "./port.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Puts a copy of the database in its place, and copied sound and pictures in theirs, while nothing of Playhead runs. */
await runCommand(async () => {
  const { file, mediaCopies } = readCopyArguments("restoreUsage");
  const config = readConfig();
  const { databaseLocation, mediaPlace } = config;
  const database = sayLocation(databaseLocation);
  const copy = path.resolve(file);
  for (const needed of mediaCopies === null ? [copy] : [copy, mediaCopies])
    if (!existsSync(needed)) throw new Stop(say("restoreNothing", { path: needed }));
  const restore = isPostgresql(databaseLocation) ? restoreServer : restoreFile;
  const result = await restore(copy, config);
  if (result.kind === "inUse") throw new Stop(say("restoreInUse", { path: database }));
  if (result.kind === "unusable")
    throw new Stop(say("restoreUnusable", { path: copy, reason: result.reason }));
  if (result.kind === "newer") throw new Stop(say("newer", { path: copy, names: result.unknown.join(", ") }));
  console.log(say("restored", { path: database, copy, size: Math.ceil(result.bytes / 1024 ** 2) }));
  if (result.kept !== null) console.log(say("copyKept", { path: result.kept }));
  if (mediaCopies !== null) await keepMediaAloud(mediaCopies, mediaPlace);
  const { listNamedMedia } = await import("#server/db/named-media.ts");
  const { listMissing } = await import("#server/media/keep-media.ts");
  const missing = await listMissing(await listNamedMedia(databaseLocation), mediaPlace);
  if (missing.length > 0)
    console.log(say("mediaMissing", { path: nameOfPlace(mediaPlace), count: missing.length }));
});

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
