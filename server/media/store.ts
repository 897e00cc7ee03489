import { createHash, randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pictureExtension } from "#core/file/picture-type.ts";
import { contentName, nameOf, readHead } from "./content-name.ts";
import { folderStore } from "./folder-store.ts";
import type { Media, MediaStore } from "./media-store.ts";
import { folderOf, type MediaPlace } from "./place.ts";

/** A file that changes so often while it is copied is not to be had. */
const MOST_TRIES = 3;

/** The store at a place. */
export async function mediaStore(place: MediaPlace): Promise<MediaStore> {
  if (typeof place === "string") return folderStore(place);
  const { bucketStore } = await import("./bucket/bucket-store.ts");
  return bucketStore(place);
}

/**
 * Copies a local audio file or picture into the store and tells its name there and its size in bytes. The same content
 * is kept once, whatever its file was called. The copy appears at once and whole, or not at all. Throws when
 * the file cannot be read or the store not written.
 */
export async function storeMedia(file: string, place: MediaPlace): Promise<{ name: string; bytes: number }> {
  const store = await mediaStore(place);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const name = await contentName(file);
    const kept = await store.find(name);
    const bytes = kept ? kept.size : await store.copyIn(file, name);
    if (bytes !== null) return { name, bytes };
  }
  throw new Error(`${file} changes while it is copied`);
}

/** Like `storeMedia`, but null, and nothing stored, for a file that is no picture by its content. */
export async function storePicture(
  file: string,
  place: MediaPlace,
): Promise<{ name: string; bytes: number } | null> {
  return pictureExtension(await readHead(file)) === null ? null : storeMedia(file, place);
}

/** Like `storePicture`, for a picture that is no file of its own. Tells its name in the store. */
export async function storePictureBytes(picture: Uint8Array, place: MediaPlace): Promise<string | null> {
  const extension = pictureExtension(picture);
  if (extension === null) return null;
  const name = nameOf(createHash("sha256").update(picture), extension);
  const store = await mediaStore(place);
  if ((await store.find(name)) === null) await store.write(picture, name);
  return name;
}

/** The file called `name`, or null when there is none. A name that the store did not give is never looked up. */
export async function findMedia(place: MediaPlace, name: string): Promise<Media | null> {
  return (await mediaStore(place)).find(name);
}

/** All of a file; null where there is none, or it has more than `largest` bytes. */
export async function readMedia(place: MediaPlace, name: string, largest: number): Promise<Buffer | null> {
  const store = await mediaStore(place);
  const media = await store.find(name);
  if (media === null || media.size > largest) return null;
  const pieces: Uint8Array[] = [];
  if (media.size > 0)
    for await (const piece of store.read(name, { start: 0, end: media.size - 1 })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What files a store has, by their names, in no order; none where there is no such folder. */
export async function listMedia(place: MediaPlace): Promise<readonly string[]> {
  return (await mediaStore(place)).names();
}

/** Takes a file out of the store. Done again it changes nothing. */
export async function removeMedia(place: MediaPlace, name: string): Promise<void> {
  await (await mediaStore(place)).remove(name);
}

/**
 * Copies a file of one store into another. False, with nothing copied, where its content is not the one that it is named after.
 * Throws when it cannot be read or the store not written.
 */
export async function copyMedia(name: string, from: MediaPlace, to: MediaPlace): Promise<boolean> {
  const [source, target] = [await mediaStore(from), await mediaStore(to)];
  const draft = path.join(folderOf(to) ?? tmpdir(), `.${randomUUID()}.part`);
  try {
    await mkdir(path.dirname(draft), { recursive: true });
    const file = await source.fileOf(name, draft, new AbortController().signal);
    if (file === null) throw new Error(`${name} is not there any more`);
    return (await target.copyIn(file, name)) !== null;
  } finally {
    await rm(draft, { force: true });
  }
}
