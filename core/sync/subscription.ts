import { asCount, asObject } from "../file/json-check.ts";
import { byFollowed, type FollowedSearch, followedName } from "../search/followed-search.ts";
import type { SearchRequest } from "../search/request.ts";
import type { Change } from "./change.ts";
import { keyOf, namesWithin, type SyncKey } from "./key.ts";
import { type SyncState, type Writer, write } from "./merge.ts";

const SEARCH = "search";
/** Up to when a device has seen what has come of a search: each device says it by itself, and the latest of all counts. */
const SEEN = "seen";
/** Under keys of these kinds stands all of the searches that are followed. */
export const SEARCH_KINDS = [SEARCH, SEEN];
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
const asSeen = asObject({ until: asCount });

/** A search is one whatever the order and the page in which it is shown. */
export function searchKey(request: SearchRequest): SyncKey {
  return keyOf(SEARCH, followedName(request));
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

/**
 * What a device has to say now that the searches it follows are `after`, and were `before`. What was seen goes with its
 * search, and follows none again that another device no longer follows. `now` is in epoch milliseconds.
 */
export function searchChanges(
  writer: Writer,
  before: readonly FollowedSearch[],
  after: readonly FollowedSearch[],
  now: number,
): readonly Change[] {
  const [was, is] = [byName(before), byName(after)];
  const written = after.flatMap(({ name, createdAt, seenAt }) => {
    const known = was.get(name);
    const followed = known
      ? []
      : [write(writer, keyOf(SEARCH, name), { createdAt }, Math.max(now, createdAt))];
    const isSeen = seenAt > (known?.seenAt ?? 0);
    return isSeen
      ? [...followed, write(writer, keyOf(SEEN, name, writer.id), { until: seenAt }, now)]
      : followed;
  });
  const gone = before.filter(({ name }) => !is.has(name));
  return [
    ...written,
    ...gone.flatMap(({ name }) => [
      unsubscribe(writer, keyOf(SEARCH, name), now),
      ...seenKeys(writer.state, name).map((key) => write(writer, key, null, now)),
    ]),
  ];
}

/** The searches that are followed on all devices together, the newest first. */
export function listFollowed(state: SyncState): readonly FollowedSearch[] {
  const seen = new Map<string, number>();
  for (const { key, value } of state.values()) {
    const [name] = namesWithin(SEEN, key) ?? [];
    const read = asSeen(value);
    if (name !== undefined && read) seen.set(name, Math.max(read.until, seen.get(name) ?? 0));
  }
  return listSearches(state).map(({ name, createdAt }) => ({ name, createdAt, seenAt: seen.get(name) ?? 0 }));
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
  return listed.sort(byFollowed);
}

/** Of all devices that have said what was seen of a search. */
function seenKeys(state: SyncState, name: string): readonly SyncKey[] {
  return [...state.values()].flatMap(({ key, value }) =>
    value !== null && namesWithin(SEEN, key)?.[0] === name ? [key] : [],
  );
}

function byName(searches: readonly FollowedSearch[]): ReadonlyMap<string, FollowedSearch> {
  return new Map(searches.map((search) => [search.name, search]));
}
