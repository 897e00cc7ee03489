import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/** No copy is on its way for so long. Milliseconds. */
const LONGEST = 24 * 60 * 60_000;
const NAME = /^copy-[A-Za-z\d]{6}$/;

/**
 * Makes a folder in that of the data for a copy that is on its way to or from a bucket. Those of commands that were killed a day
 * ago or earlier are removed.
 */
export async function makeCopyFolder(dataDir: string): Promise<string> {
  for (const name of await readdir(dataDir)) if (NAME.test(name)) await removeOld(path.join(dataDir, name));
  return mkdtemp(path.join(dataDir, "copy-"));
}

async function removeOld(folder: string): Promise<void> {
  // Its command may end meanwhile, and remove it itself.
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() && Date.now() - found.mtimeMs > LONGEST)
    await rm(folder, { recursive: true, force: true });
}
