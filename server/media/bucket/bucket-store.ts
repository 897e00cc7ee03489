import { isContentName, isNamedAfter, mimeTypeOf } from "../content-name.ts";
import type { Media, MediaStore } from "../media-store.ts";
import type { BucketPlace } from "../place.ts";
import { BucketClient, type Pacing } from "./bucket-client.ts";
import { loadFile, readFile, sendFile } from "./bucket-file.ts";
import { listBucket } from "./listing.ts";

/** How a bucket is asked while somebody waits: one that says nothing is given up after half a minute. */
export const SOON: Partial<Pacing> = { tries: 3, patience: 10_000 };
/** What a database can count. Bytes. */
const LARGEST = 2 ** 31 - 1;
/** Whatever has a name in the store never changes. */
const LASTING = "public, max-age=31536000, immutable";

/** A bucket of a service that speaks the protocol of S3 as a store. */
export function bucketStore(place: BucketPlace, pacing: Partial<Pacing> = {}): MediaStore {
  const client = new BucketClient(place, pacing);
  const list = () => listBucket(client, place.prefix);
  return {
    copyIn: (file, name) => copyIn(client, file, name),
    write: (bytes, name) => write(client, Uint8Array.from(bytes), name),
    find: (name) => find(client, name),
    read: (name, part) => readFile(client, name, part),
    names: async () => [...(await list()).keys()].filter(isContentName),
    sizes: list,
    remove: (name) => remove(client, name),
    fileOf: (name, draft, signal) => load(client, name, draft, signal),
  };
}

async function remove(client: BucketClient, name: string): Promise<void> {
  const question = { method: "DELETE", name } as const;
  const fault = client.fault(question, await client.ask(question, 204, 200, 404));
  // That there is no such file is as it should be.
  if (fault.code === "NoSuchBucket") throw fault;
}

async function find(client: BucketClient, name: string): Promise<Media | null> {
  const mimeType = mimeTypeOf(name);
  if (mimeType === null) return null;
  const question = { method: "HEAD", name } as const;
  const answer = await client.ask(question, 200, 404);
  if (answer.status === 404) return null;
  const size = Number(answer.headers.get("content-length") ?? "none");
  const modified = new Date(answer.headers.get("last-modified") ?? "none");
  if (!Number.isSafeInteger(size) || Number.isNaN(modified.getTime())) throw client.fault(question, answer);
  return { name, size, modified, mimeType };
}

async function write(client: BucketClient, body: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  await client.ask({ method: "PUT", name, headers: headersOf(name), body }, 200);
}

async function copyIn(client: BucketClient, path: string, name: string): Promise<number | null> {
  return sendFile(client, path, { name, headers: headersOf(name) }, (hash) => isNamedAfter(name, hash));
}

async function load(
  client: BucketClient,
  name: string,
  draft: string,
  signal: AbortSignal,
): Promise<string | null> {
  const media = await find(client, name);
  if (media === null) return null;
  if (media.size > LARGEST) throw new Error(`${name} has ${media.size} bytes, more than ${LARGEST}`);
  await loadFile(client, media, draft, signal);
  return draft;
}

function headersOf(name: string): Readonly<Record<string, string>> {
  return { "content-type": mimeTypeOf(name) ?? "application/octet-stream", "cache-control": LASTING };
}
