import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { BucketClient } from "./bucket-client.ts";
import { rootOf, textOf } from "./listing.ts";

/** A file of more bytes is sent in parts of so many, one after another: each is in memory, and sent again by itself. */
export const PART_SIZE = 16 * 1024 * 1024;

/**
 * Sends a large file in parts (multipart upload). It is there when all parts are, and `isWhole` says of their hash that they
 * are the right ones; else nothing is, and false is returned. Throws, with nothing left behind, where it cannot be read or sent.
 */
export async function sendLarge(
  client: BucketClient,
  file: FileHandle,
  { name, headers }: { readonly name: string; readonly headers: Readonly<Record<string, string>> },
  isWhole: (hash: Hash) => boolean,
): Promise<boolean> {
  const begun = await client.ask({ method: "POST", name, query: { uploads: "" }, headers }, 200);
  const uploadId = textOf(begun.body.toString("utf8"), "UploadId");
  if (!uploadId) throw client.fault({ method: "POST", name }, begun);
  const abort = () => client.ask({ method: "DELETE", name, query: { uploadId } }, 204, 200, 404);
  try {
    const { tags, hash } = await sendParts(client, file, name, uploadId);
    if (isWhole(hash)) {
      await complete(client, name, uploadId, tags);
      return true;
    }
  } catch (error) {
    // What went wrong is told, not that it could not be cleared away either.
    await abort().catch(() => undefined);
    throw error;
  }
  await abort();
  return false;
}

async function sendParts(client: BucketClient, file: FileHandle, name: string, uploadId: string) {
  const hash = createHash("sha256");
  const tags: string[] = [];
  const memory = new Uint8Array(PART_SIZE);
  for (let position = 0; ; position += PART_SIZE) {
    const bytesRead = await fill(file, memory, position);
    if (bytesRead === 0) return { tags, hash };
    const body = memory.subarray(0, bytesRead);
    hash.update(body);
    const query = { partNumber: String(tags.length + 1), uploadId };
    const { headers } = await client.ask({ method: "PUT", name, query, body }, 200);
    tags.push(headers.get("etag") ?? "");
    if (bytesRead < PART_SIZE) return { tags, hash };
  }
}

/** Fills memory with what is in a file from a position on. How many bytes these are: fewer only at its end. */
export async function fill(file: FileHandle, memory: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  while (filled < memory.length) {
    const { bytesRead } = await file.read(memory, filled, memory.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function complete(client: BucketClient, name: string, uploadId: string, tags: readonly string[]) {
  const parts = tags.map(
    (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`,
  );
  const body = new TextEncoder().encode(
    `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`,
  );
  const question = { method: "POST", name, query: { uploadId }, body } as const;
  const answer = await client.ask(question, 200, 404);
  // Asked again after an answer that was lost, it knows the upload no more: the file is there.
  if (answer.status === 404) return void (await client.ask({ method: "HEAD", name }, 200));
  // What goes wrong after the answer began is in its body.
  if (rootOf(answer.body.toString("utf8")) !== "CompleteMultipartUploadResult")
    throw client.fault(question, answer);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
