import { createHash } from "node:crypto";
import { BucketClient, type Pacing } from "../media/bucket/bucket-client.ts";
import { loadFile, readFile, sendFile } from "../media/bucket/bucket-file.ts";
import { listBucket } from "../media/bucket/listing.ts";
import type { BucketPlace } from "../media/place.ts";
import { type CopyKind, isCopyOf, nameCopy } from "./copy-name.ts";

/** Who restores later has it as it was sent, or not at all. */
const HEADERS = { "content-type": "application/octet-stream", "cache-control": "no-store" };

export type Sent =
  | {
      readonly kind: "sent";
      readonly name: string;
      /** Older copies that were removed. */
      readonly removed: readonly string[];
    }
  /** The service gave back other bytes than it was given: they were removed, and every older copy is still there. */
  | { readonly kind: "changed"; readonly name: string };

interface SendOptions {
  readonly copyKind: CopyKind;
  /** Names the copy. */
  readonly now: Date;
  /** So many copies of that kind stay, the latest ones; all of them where it is null. */
  readonly keep: number | null;
  readonly pacing?: Partial<Pacing>;
}

/**
 * Sends a copy of the database into a bucket, and reads it back to the last byte; older ones go only then. Throws a BucketError
 * where the bucket cannot be written or read.
 */
export async function sendCopy(place: BucketPlace, file: string, options: SendOptions): Promise<Sent> {
  const { copyKind, now, keep, pacing = {} } = options;
  const client = new BucketClient(place, pacing);
  const name = nameCopy(copyKind, now);
  let sum = "";
  const size = await sendFile(client, file, { name, headers: HEADERS }, (hash) => {
    sum = hash.digest("hex");
    return true;
  });
  if ((await sumOf(client, name, size ?? 0)) !== sum) {
    await remove(client, name);
    return { kind: "changed", name };
  }
  const names = (await listCopies(client, place, copyKind)).filter((known) => known <= name);
  const removed = keep === null ? [] : names.slice(0, -keep);
  for (const old of removed) await remove(client, old);
  return { kind: "sent", name, removed };
}

/** Writes the copy of this name, or the latest of its kind where it is null, into `draft`. Gives its name; null where there is none. */
export async function loadCopy(
  place: BucketPlace,
  asked: string | null,
  { copyKind, draft, pacing = {} }: LoadOptions,
): Promise<string | null> {
  const client = new BucketClient(place, pacing);
  const name = asked ?? (await listCopies(client, place, copyKind)).at(-1);
  const size = name === undefined ? undefined : (await listBucket(client, place.prefix)).get(name);
  if (name === undefined || size === undefined) return null;
  await loadFile(client, { name, size }, draft);
  return name;
}

interface LoadOptions {
  readonly copyKind: CopyKind;
  readonly draft: string;
  readonly pacing?: Partial<Pacing>;
}

/** The oldest first. */
async function listCopies(
  client: BucketClient,
  { prefix }: BucketPlace,
  kind: CopyKind,
): Promise<readonly string[]> {
  return [...(await listBucket(client, prefix)).keys()].filter((name) => isCopyOf(kind, name)).toSorted();
}

async function sumOf(client: BucketClient, name: string, size: number): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of readFile(client, name, { start: 0, end: size - 1 })) hash.update(piece);
  return hash.digest("hex");
}

async function remove(client: BucketClient, name: string): Promise<void> {
  await client.ask({ method: "DELETE", name }, 204, 200, 404);
}
