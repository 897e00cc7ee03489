import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { isPostgresql, sayLocation } from "#server/db/location.ts";
import { nameOfPlace } from "#server/media/place.ts";
import { readCopyArguments } from "./copy-arguments.ts";
import { runCommand, Stop } from "./failure.ts";
import { keepMediaAloud } from "./media-copies.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Copies the database into a file, and sound and pictures into a folder where one is named, while Playhead runs. */
await runCommand(async () => {
  const { file, mediaCopies } = readCopyArguments("backupUsage");
  const { dataDir, databaseLocation, mediaPlace } = readConfig();
  const database = sayLocation(databaseLocation);
  if (!isPostgresql(databaseLocation) && !existsSync(databaseLocation))
    throw new Stop(say("nothingToBackUp", { path: database }));
  const copy = path.resolve(file);
  requireFolder(path.dirname(copy));
  const { backUpDatabase } = await import("#server/db/backup.ts");
  const result = await backUpDatabase(databaseLocation, copy);
  if (result.kind === "taken") throw new Stop(say("backupTaken", { path: copy }));
  if (result.kind === "damaged")
    throw new Stop(say("backupDamaged", { path: database, reason: result.reason }));
  if (result.kind === "failed")
    throw new Stop(say("backupFailed", { path: database, reason: result.reason }));
  const size = Math.ceil(result.bytes / 1024 ** 2);
  // What the copy names was there before it, so that it is in a folder that is copied after it.
  if (mediaCopies !== null) {
    console.log(say("backedUpDatabase", { path: copy, size }));
    await keepMediaAloud(mediaPlace, mediaCopies);
  } else console.log(say("backedUp", { path: copy, size, media: nameOfPlace(mediaPlace) }));
  const { noteCopy } = await import("#server/db/last-copy.ts");
  await noteCopy(dataDir, copy);
});

function requireFolder(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Stop(say("backupNowhere", { path: folder }));
  }
}
