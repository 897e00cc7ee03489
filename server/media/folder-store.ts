import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../error-code.ts";
import { listFiles } from "../storage/folder-files.ts";
import { isContentName, isNamedAfter, mimeTypeOf } from "./content-name.ts";
import type { Media, MediaStore } from "./media-store.ts";

/** A file in a folder of media. */
export interface MediaFile extends Media {
  /** Absolute, or relative as the folder was given. */
  readonly path: string;
}

/** A folder of this machine as a store. It is made when something comes. */
export function folderStore(folder: string): MediaStore {
  const place = (name: string) => path.join(folder, name);
  return {
    copyIn: (file, name) =>
      inDraft(folder, async (draft) => {
        await copyFile(file, draft, constants.COPYFILE_FICLONE);
        // The copy is looked at: the original may have changed since.
        if (!(await isWhole(draft, name))) return null;
        const { size } = await stat(draft);
        await rename(draft, place(name));
        return size;
      }),
    write: (bytes, name) =>
      inDraft(folder, async (draft) => {
        await writeFile(draft, bytes);
        await rename(draft, place(name));
      }),
    find: (name) => findFile(folder, name),
    read: (name, part) => createReadStream(place(name), part),
    names: () => listNames(folder),
    sizes: (known) => listFiles(folder, known),
    remove: (name) => rm(place(name), { force: true }),
    fileOf: async (name) => (await findFile(folder, name))?.path ?? null,
  };
}

/** The file called `name` in a folder of media, or null when there is none. A name that no store gave is never looked up. */
export async function findFile(folder: string, name: string): Promise<MediaFile | null> {
  const mimeType = mimeTypeOf(name);
  if (mimeType === null) return null;
  const file = path.join(folder, name);
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return null;
    return { name, path: file, size: stats.size, modified: stats.mtime, mimeType };
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error;
  }
}

/** None where there is no such folder. */
async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(isContentName);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Gives `work` the name of a file that is to become one of the folder, and takes away what is left of it. */
async function inDraft<T>(folder: string, work: (draft: string) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${randomUUID()}.part`);
  try {
    return await work(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

async function isWhole(file: string, name: string): Promise<boolean> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return isNamedAfter(name, hash);
}
