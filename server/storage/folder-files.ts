import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../error-code.ts";

/** So many files are asked about at once. */
const BATCH = 64;

/**
 * The files of a folder, by their names, with their sizes in bytes; none where there is no such folder. Of those in `known`,
 * which never change, the size is not asked for again.
 */
export async function listFiles(
  folder: string,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<ReadonlyMap<string, number>> {
  const names = await namesIn(folder);
  const files = new Map<string, number>();
  for (let from = 0; from < names.length; from += BATCH) {
    const batch = names.slice(from, from + BATCH);
    const sizes = await Promise.all(batch.map((name) => known.get(name) ?? sizeOf(path.join(folder, name))));
    for (const [index, name] of batch.entries()) {
      const size = sizes[index] ?? null;
      if (size !== null) files.set(name, size);
    }
  }
  return files;
}

/** Bytes; null for a file that is gone meanwhile, and for what is no file. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    const stats = await stat(file);
    return stats.isFile() ? stats.size : null;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Sum of sizes, in bytes. */
export function sumOf(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += size;
  return sum;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
