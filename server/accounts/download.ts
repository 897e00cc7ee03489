import { wholeUrl } from "#core/episode/whole-url.ts";
import { followedRequest } from "#core/search/followed-search.ts";
import { searchFeedHref, searchHref } from "#core/search/request.ts";
import { stateOf } from "#core/sync/merge.ts";
import { listFollowed, SEARCH_KINDS } from "#core/sync/subscription.ts";
import { config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { listChanges } from "../sync/kept-changes.ts";
import { listOwnTrash } from "../trash/own-items.ts";
import { accountData } from "./account.ts";
import { ownRevisions, ownUploads } from "./own-work.ts";
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
  { name: "searches.json", read: followedSearches },
  { name: "revisions.json", read: jsonOf(ownRevisions) },
  { name: "uploads.json", read: jsonOf(ownUploads) },
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
  for await (const { id, ...item } of listOwnTrash(db, member.id))
    yield { name: `trash/${id}.json`, content: toJson(item) };
}

/** The searches that somebody follows, with their addresses and those of their feeds. */
async function followedSearches(db: Database, { id }: Member): Promise<Uint8Array | null> {
  const { changes } = await listChanges(db, id, SEARCH_KINDS);
  const followed = listFollowed(stateOf(changes));
  if (followed.length === 0) return null;
  const { publicUrl } = config();
  return toJson(
    followed.map(({ name, createdAt, seenAt }) => {
      const request = followedRequest(name);
      return {
        query: request.query,
        url: wholeUrl(searchHref(request), publicUrl),
        feed: wholeUrl(searchFeedHref(request), publicUrl),
        followedAt: new Date(createdAt),
        seenUntil: seenAt === 0 ? null : new Date(seenAt),
      };
    }),
  );
}

function jsonOf(read: (db: Database, member: Member) => Promise<unknown>): DownloadPart["read"] {
  return async (db, member) => {
    const value = await read(db, member);
    return value === null ? null : toJson(value);
  };
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
