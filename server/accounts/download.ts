import type { Database } from "../db/client.ts";
import { accountData } from "./account.ts";
import { findPicture } from "./picture.ts";
import type { Member } from "./session.ts";
import { type ZipFile, zipStream } from "./zip.ts";

interface DownloadPart {
  readonly name: string;
  /** Null where nothing of it is kept. */
  readonly read: (db: Database, member: Member) => Promise<Uint8Array | null>;
}

/** All that is kept of somebody, by the files that they are given. */
const PARTS: readonly DownloadPart[] = [
  { name: "account.json", read: jsonOf(accountData) },
  { name: "picture.png", read: findPicture },
];

/** A ZIP file of all that is kept of somebody. */
export function downloadOf(db: Database, member: Member): ReadableStream<Uint8Array> {
  return zipStream(filesOf(db, member));
}

async function* filesOf(db: Database, member: Member): AsyncGenerator<ZipFile> {
  for (const { name, read } of PARTS) {
    const content = await read(db, member);
    if (content) yield { name, content };
  }
}

function jsonOf(read: (db: Database, member: Member) => Promise<unknown>): DownloadPart["read"] {
  const encoder = new TextEncoder();
  return async (db, member) => encoder.encode(`${JSON.stringify(await read(db, member), null, 2)}\n`);
}
