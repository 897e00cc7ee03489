import { asCount, asObject } from "../file/json-check.ts";
import { type SearchRequest, searchParams } from "../search/request.ts";
import type { Change } from "./change.ts";
import { keyOf, namesWithin, type SyncKey } from "./key.ts";
import { type SyncState, type Writer, write } from "./merge.ts";

const SEARCH = "search";
/** Feeds are kept under keys of this kind. */
export const FEED_KIND = "feed";

/** What a listener wants to hear of. */
export interface Subscription {
  readonly key: SyncKey;
  /** The parameters of a search's address, or the address of a show's feed. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

const asValue = asObject({ createdAt: asCount });

/** A search is one whatever the order and the page in which it is shown. */
export function searchKey(request: SearchRequest): SyncKey {
  return keyOf(SEARCH, searchParams({ ...request, order: "relevance", page: 1 }));
}

/** A show, here or anywhere, by the address of its feed: so podcast apps name it. */
export function feedKey(url: string): SyncKey {
  return keyOf(FEED_KIND, url);
}

/** `now` is in epoch milliseconds. */
export function subscribe(writer: Writer, key: SyncKey, now: number): Change {
  return write(writer, key, { createdAt: now }, now);
}

export function unsubscribe(writer: Writer, key: SyncKey, now: number): Change {
  return write(writer, key, null, now);
}

/** The searches that are kept, the newest first. */
export function listSearches(state: SyncState): readonly Subscription[] {
  return listOf(state, SEARCH);
}

/** The feeds that are subscribed to, the newest first. */
export function listFeeds(state: SyncState): readonly Subscription[] {
  return listOf(state, FEED_KIND);
}

function listOf(state: SyncState, kind: string): readonly Subscription[] {
  const listed = [...state.values()].flatMap(({ key, value }) => {
    const [name] = namesWithin(kind, key) ?? [];
    const read = asValue(value);
    return name !== undefined && read ? [{ key, name, createdAt: read.createdAt }] : [];
  });
  return listed.sort((one, other) => other.createdAt - one.createdAt || (one.name < other.name ? -1 : 1));
}
