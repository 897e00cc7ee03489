import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import type { MediaPart } from "../media-store.ts";
import type { BucketClient } from "./bucket-client.ts";
import { fill, PART_SIZE, sendLarge } from "./large-file.ts";

/** 1 MiB: a minute of speech at 128 kbit/s. An answer is taken whole, so that no connection waits for who listens. */
const PIECE = 1024 * 1024;

interface Sending {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a local file, of so many bytes. Null, with nothing kept, where `isWhole` says of the hash of what was read (SHA-256) that
 * it is not the right one. Throws where the file cannot be read or sent.
 */
export async function sendFile(
  client: BucketClient,
  path: string,
  sending: Sending,
  isWhole: (hash: Hash) => boolean,
): Promise<number | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size <= PART_SIZE) return await sendSmall(client, file, sending, isWhole);
    return (await sendLarge(client, file, sending, isWhole)) ? size : null;
  } finally {
    await file.close();
  }
}

async function sendSmall(
  client: BucketClient,
  file: FileHandle,
  { name, headers }: Sending,
  isWhole: (hash: Hash) => boolean,
): Promise<number | null> {
  const memory = new Uint8Array(PART_SIZE);
  const body = memory.subarray(0, await fill(file, memory, 0));
  if (!isWhole(createHash("sha256").update(body))) return null;
  await client.ask({ method: "PUT", name, headers, body }, 200);
  return body.length;
}

/** Some bytes of a file, piece by piece, read no faster than they are taken. */
export async function* readFile(
  client: BucketClient,
  name: string,
  { start, end }: MediaPart,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let position = start; position <= end; position += PIECE) {
    const last = Math.min(position + PIECE - 1, end);
    const question = {
      method: "GET",
      name,
      headers: { range: `bytes=${position}-${last}` },
      mostBytes: PIECE,
      ...(signal && { signal }),
    } as const;
    const answer = await client.ask(question, 206);
    if (answer.body.length !== last + 1 - position) throw client.fault(question, answer);
    yield answer.body;
  }
}

/** Writes a file of so many bytes into `draft`, of which nothing is left where it cannot be had whole. */
export async function loadFile(
  client: BucketClient,
  { name, size }: { readonly name: string; readonly size: number },
  draft: string,
  signal?: AbortSignal,
): Promise<void> {
  const out = await open(draft, "w");
  try {
    for await (const piece of readFile(client, name, { start: 0, end: size - 1 }, signal))
      await out.writeFile(piece);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await out.close();
  }
}
