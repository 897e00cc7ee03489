import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../error-code.ts";

/** Says in the folder of the data where the last copy of the database was put; its time is when. */
const NOTE = "last-copy";

/** Notes that a copy was made now. */
export function noteCopy(dataDir: string, copy: string): Promise<void> {
  return writeFile(path.join(dataDir, NOTE), `${copy}\n`);
}

/** Where the last copy of the database was put, and when; null where none was ever made. */
export async function findLastCopy(
  dataDir: string,
): Promise<{ readonly path: string; readonly at: Date } | null> {
  const note = path.join(dataDir, NOTE);
  try {
    const { mtime } = await stat(note);
    return { path: (await readFile(note, "utf8")).trim(), at: mtime };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
