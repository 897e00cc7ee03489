import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { AUDIO_HEAD_LENGTH, audioExtension, audioMimeType } from "#core/file/audio-type.ts";
import { pictureExtension, pictureMimeType } from "#core/file/picture-type.ts";

const NAME = /^[0-9a-f]{32}\.([a-z0-9]{3,4})$/;

/** Whether a store could have given this name. */
export function isContentName(name: string): boolean {
  return NAME.test(name);
}

/** The MIME type of a file in a store, by its name; null for a name that no store gave. */
export function mimeTypeOf(name: string): string | null {
  const extension = NAME.exec(name)?.[1];
  if (extension === undefined) return null;
  return audioMimeType(extension) ?? pictureMimeType(extension);
}

/** What a local file is called in a store: 32 hexadecimal digits of the SHA-256 of its content, and an extension. Throws where it cannot be read. */
export async function contentName(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const head = await readHead(file);
  return nameOf(hash, pictureExtension(head) ?? audioExtension(head));
}

export function nameOf(hash: Hash, extension: string): string {
  return `${hash.digest("hex").slice(0, 32)}.${extension}`;
}

/** Whether content with this hash is the one that a file is named after. The extension may be told otherwise by a later version. */
export function isNamedAfter(name: string, hash: Hash): boolean {
  return name.startsWith(nameOf(hash, ""));
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
