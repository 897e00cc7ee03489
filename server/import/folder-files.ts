import { readdir } from "node:fs/promises";
import path from "node:path";

export interface FolderFiles {
  /** Paths from the folder, with `/` on every system, in the order of their names. */
  readonly files: readonly string[];
  /** Subfolders that were not looked into: too deep, unreadable, or after too many files. */
  readonly unseen: readonly string[];
}

const MOST_FILES = 20_000;

/**
 * The files of a folder and of its subfolders, `deepest` levels down, but for hidden ones and for the folder `except`. Links to folders are
 * not followed: they may lead in circles.
 */
export async function listFiles(
  folder: string,
  deepest: number,
  except: string | null,
): Promise<FolderFiles> {
  const excepted = except === null ? null : path.resolve(except);
  const files: string[] = [];
  const unseen: string[] = [];
  const waiting: { readonly name: string; readonly depth: number }[] = [{ name: "", depth: 0 }];
  for (const { name, depth } of waiting) {
    const entries = depth > deepest || files.length > MOST_FILES ? null : await listEntries(folder, name);
    if (entries === null) unseen.push(name);
    for (const entry of entries ?? []) {
      const below = path.posix.join(name, entry.name);
      if (entry.name.startsWith(".") || path.resolve(folder, below) === excepted) continue;
      if (entry.isDirectory()) waiting.push({ name: below, depth: depth + 1 });
      // Nothing else is opened: a pipe would never end.
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(below);
    }
  }
  return { files: files.sort(), unseen };
}

/** Null for a subfolder that may not be read. Throws for the folder itself. */
async function listEntries(folder: string, name: string) {
  try {
    return await readdir(path.join(folder, name), { withFileTypes: true });
  } catch (error) {
    if (name === "") throw error;
    return null;
  }
}
