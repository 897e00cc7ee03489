import { createHash, type Hash, randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { AUDIO_HEAD_LENGTH, audioExtension, audioMimeType } from "#core/file/audio-type.ts";
import { pictureExtension, pictureMimeType } from "#core/file/picture-type.ts";
import { errorCode } from "../error-code.ts";

/** An audio file or picture in the store. Its name is made of its content, so whatever has this name never changes. */
export interface Media {
  /** 32 hexadecimal digits of the SHA-256 of the content, and an extension. */
  readonly name: string;
  /** Absolute, or relative as the media folder was given. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
  readonly mimeType: string;
}

const NAME = /^[0-9a-f]{32}\.([a-z0-9]{3,4})$/;

/**
 * Copies a local audio file or picture into the store and tells its name there and its size in bytes. The same content
 * is kept once, whatever its file was called. The copy appears at once and whole, or not at all. Throws when
 * the file cannot be read or the store not written.
 */
export async function storeMedia(file: string, mediaDir: string): Promise<{ name: string; bytes: number }> {
  const kept = await findMedia(mediaDir, await contentName(file));
  if (kept) return { name: kept.name, bytes: kept.size };
  return storeDraft((draft) => copyFile(file, draft, constants.COPYFILE_FICLONE), mediaDir);
}

/** Stores what is written into the file that `write` is told. */
async function storeDraft(
  write: (draft: string) => Promise<void>,
  mediaDir: string,
): Promise<{ name: string; bytes: number }> {
  await mkdir(mediaDir, { recursive: true });
  const draft = path.join(mediaDir, `.${randomUUID()}.part`);
  try {
    await write(draft);
    // The name is taken from the copy: the original may have changed since it was looked at.
    const name = await contentName(draft);
    const { size } = await stat(draft);
    await rename(draft, path.join(mediaDir, name));
    return { name, bytes: size };
  } finally {
    await rm(draft, { force: true });
  }
}

/** Like `storeMedia`, but null, and nothing stored, for a file that is no picture by its content. */
export async function storePicture(
  file: string,
  mediaDir: string,
): Promise<{ name: string; bytes: number } | null> {
  return pictureExtension(await readHead(file)) === null ? null : storeMedia(file, mediaDir);
}

/** Like `storePicture`, for a picture that is no file of its own. Tells its name in the store. */
export async function storePictureBytes(picture: Uint8Array, mediaDir: string): Promise<string | null> {
  const extension = pictureExtension(picture);
  if (extension === null) return null;
  const name = nameOf(createHash("sha256").update(picture), extension);
  const kept = await findMedia(mediaDir, name);
  return kept ? kept.name : (await storeDraft((draft) => writeFile(draft, picture), mediaDir)).name;
}

/** The file called `name`, or null when there is none. A name that the store did not give is never looked up. */
export async function findMedia(mediaDir: string, name: string): Promise<Media | null> {
  const extension = NAME.exec(name)?.[1];
  if (extension === undefined) return null;
  const mimeType = audioMimeType(extension) ?? pictureMimeType(extension);
  if (mimeType === null) return null;
  const file = path.join(mediaDir, name);
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return null;
    return { name, path: file, size: stats.size, modified: stats.mtime, mimeType };
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error;
  }
}

async function contentName(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const head = await readHead(file);
  return nameOf(hash, pictureExtension(head) ?? audioExtension(head));
}

function nameOf(hash: Hash, extension: string): string {
  return `${hash.digest("hex").slice(0, 32)}.${extension}`;
}

/** The bytes by which a file is known. Throws where it cannot be read. */
export async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(AUDIO_HEAD_LENGTH));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
