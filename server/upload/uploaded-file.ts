import { open, rm } from "node:fs/promises";
import path from "node:path";
import { findAudioExtension, isUnplayable } from "#core/file/audio-type.ts";
import { pictureExtension } from "#core/file/picture-type.ts";
import { isCalledSound } from "#core/upload/file-set.ts";
import { readHead } from "../media/content-name.ts";

/** What a file is to an episode. */
export type FileKind = "sound" | "picture" | "text";

/** Where a file is while it comes in. Its id is ours: of what its owner calls it nothing is in the path. */
export function uploadedPath(uploadsDir: string, id: string): string {
  return path.join(uploadsDir, id);
}

/** What a file is by its content; where that says nothing, by what it is called. */
export async function kindOf(file: string, name: string): Promise<FileKind> {
  const head = await readHead(file);
  if (pictureExtension(head) !== null) return "picture";
  if (findAudioExtension(head) !== null || isUnplayable(head)) return "sound";
  return isCalledSound({ name, type: "" }) ? "sound" : "text";
}

export async function removeUploaded(uploadsDir: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(uploadedPath(uploadsDir, id), { force: true });
}

/** Has the system write down what has come, so that nothing of it is lost with the power. */
export async function settleOnDisk(file: string): Promise<void> {
  const handle = await open(file);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
