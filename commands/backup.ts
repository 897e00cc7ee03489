import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { runCommand, Stop } from "./failure.ts";
import { readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Copies the database into a file, while Playhead runs. */
await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined || file.startsWith("-")) throw new Stop(say("backupUsage"));
  const { databaseFile, mediaDir } = readConfig();
  if (!existsSync(databaseFile)) throw new Stop(say("nothingToBackUp", { path: databaseFile }));
  const copy = path.resolve(file);
  requireFolder(path.dirname(copy));
  const { backUpDatabase } = await import("#server/db/backup.ts");
  const result = await backUpDatabase(databaseFile, copy);
  if (result.kind === "taken") throw new Stop(say("backupTaken", { path: copy }));
  if (result.kind === "damaged")
    throw new Stop(say("backupDamaged", { path: databaseFile, reason: result.reason }));
  console.log(say("backedUp", { path: copy, size: Math.ceil(result.bytes / 1024 ** 2), media: mediaDir }));
});

function requireFolder(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Stop(say("backupNowhere", { path: folder }));
  }
}
