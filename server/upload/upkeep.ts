import { existsSync } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { systemClock } from "../jobs/clock.ts";
import type { Keeper } from "../jobs/keeper.ts";
import { listTrashedFiles } from "../trash/lying.ts";
import { receive } from "./protocol.ts";
import { removeUploaded, uploadedPath } from "./uploaded-file.ts";
import { beginWork, endWork } from "./work.ts";

const DAY = 24 * 3600 * 1000;

/** So often it is looked for what another process left that ended. Milliseconds. */
const LOOK_EVERY = 10_000;
/** So many looks, after which it is looked through the files, too. */
const LOOKS = 6;

/** Takes up what was cut short when another process ended, now and later on. */
export function keepUploads(config: Config, db: Database, clock = systemClock): Keeper {
  let looks = 0;
  const look = async () => {
    if (looks % LOOKS === 0) await noteReceived(config, db).catch(console.error);
    looks += 1;
    await beginWork(config, db, clock);
  };
  const begin = async () => {
    await mkdir(config.uploadsDir, { recursive: true });
    await look();
  };
  begin().catch(console.error);
  const stop = clock.every(LOOK_EVERY, look);
  return {
    async end() {
      stop();
      await endWork(db);
    },
  };
}

/** Notes files of which all is there, though nobody could write that down: the server ended, or its database was away. Those that are noted just now are noted once. */
export async function noteReceived(config: Config, db: Database): Promise<void> {
  const { uploadsDir } = config;
  for (const { id, size } of await db.uploadedFile.findMany({ where: { kind: null } })) {
    const there = await stat(uploadedPath(uploadsDir, id)).catch(() => null);
    if (there?.size === size) await receive(db, uploadsDir, id, () => void beginWork(config, db));
  }
}

/** Removes uploads of which nothing has come for a day, but for those of which an episode is being made; and files that belong to none. */
export async function clearUploads(db: Database, uploadsDir: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAY);
  const quiet = await db.upload.findMany({
    where: { changedAt: { lt: before }, state: { notIn: ["waiting", "measuring"] } },
    include: { files: { select: { id: true } } },
  });
  for (const { id, files } of quiet) {
    const ids = files.map((file) => file.id);
    const touched = await Promise.all(ids.map((file) => changedAt(uploadedPath(uploadsDir, file))));
    if (touched.some((time) => time >= before.getTime())) continue;
    await db.upload.deleteMany({ where: { id } });
    await removeUploaded(uploadsDir, ids);
  }
  // A row is there before its file, and longer.
  const names = existsSync(uploadsDir) ? await readdir(uploadsDir) : [];
  const known = await db.uploadedFile.findMany({ where: { taken: false }, select: { id: true } });
  const needed = new Set([...known.map(({ id }) => id), ...(await listTrashedFiles(db, names))]);
  await removeUploaded(
    uploadsDir,
    names.filter((name) => !needed.has(name)),
  );
}

/** When a file was last written to; 0 for one that is not there. Milliseconds. */
async function changedAt(file: string): Promise<number> {
  const stats = await stat(file).catch(() => null);
  return stats?.mtimeMs ?? 0;
}
