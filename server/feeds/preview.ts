import type { Feed } from "#core/feed/read/feed.ts";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { withoutLogin } from "#core/text/login.ts";
import type { Database } from "../db/client.ts";
import { type Location, locationName, parseLocation } from "../fetch/location.ts";
import type { ImportOptions } from "../import/draft/context.ts";
import type { Notice } from "../import/draft/notice.ts";
import { NO_VALIDATORS } from "../import/feed-state.ts";
import { locateLinks, sourceOf } from "../import/link-location.ts";
import { movedTo, type ReadFeed, readFeed } from "../import/read-feed.ts";
import { type FoundHere, findHere, findObstacle } from "./here.ts";
import { placeOf } from "./list.ts";
import { type FeedOutcome, failureOf, nameProblems } from "./outcome.ts";

/** Milliseconds that one address may take, of the three that are asked for at most. */
const TIME = 10_000;
/** Bytes: a half of what an import takes, for somebody waits for it. */
const MOST_BYTES = 32 * 1024 ** 2;
const NEWEST = 3;
/** Of a list. */
const MOST_FEEDS = 100;

/** What would come of importing an address. */
export type FeedPreview =
  | ShownFeed
  /** It is here already. */
  | { readonly kind: "here"; readonly show: FoundHere }
  /** It names several feeds, one of which is to be chosen. */
  | { readonly kind: "several"; readonly feeds: readonly NamedFeed[] }
  /** Nothing would; why, see core/file/problem.ts. */
  | { readonly kind: "failed"; readonly code: string; readonly value: string };

export interface ShownFeed extends Pick<FeedOutcome, "problems" | "named"> {
  readonly kind: "feed";
  /** What to import, perhaps with a password in it: for its host alone. */
  readonly source: string;
  /** Its address as it may be shown. */
  readonly place: string;
  readonly title: string;
  /** On the host that the feed names; null for none. */
  readonly imageUrl: string | null;
  readonly episodes: number;
  /** Older ones are on further pages (RFC 5005), which were not read. */
  readonly more: boolean;
  /** How many of the episodes name a transcript. */
  readonly transcripts: number;
  /** The titles of the newest, the newest first. */
  readonly newest: readonly string[];
}

/** A feed that a page or a list names. `source` as in `ShownFeed`. */
interface NamedFeed {
  readonly source: string;
  readonly name: string;
}

/** Reads what is at an address, as somebody has typed it, and says what would come of importing it. Nothing is written. */
export async function previewFeed(typed: string, options: ImportOptions): Promise<FeedPreview> {
  const [first, ...others] = feedAddresses(typed);
  // Files on this machine are for those alone who have a terminal on it.
  if (first === undefined) return { kind: "failed", code: "address-invalid", value: withoutLogin(typed) };
  const preview = await previewAddress(first, options, true);
  const [other] = others;
  const silent = preview.kind === "failed" && SILENT.has(preview.code);
  return silent && other !== undefined ? previewAddress(other, options, true) : preview;
}

/** What is wrong where nobody speaks TLS. */
const SILENT: ReadonlySet<string> = new Set(["unreachable", "certificate", "too-slow"]);

/** `following`: whether the one feed that a page names is read in its place. */
async function previewAddress(
  address: string,
  options: ImportOptions,
  following: boolean,
): Promise<FeedPreview> {
  const location = parseLocation(address, null);
  if (location.kind !== "remote")
    return { kind: "failed", code: "address-invalid", value: withoutLogin(address) };
  const known = await findHere(options.db, [location.url]);
  if (known) return { kind: "here", show: known };
  const read = await readFeed(location, { ...options, timeoutMs: TIME }, NO_VALIDATORS, MOST_BYTES);
  if (read.feed) return previewOf(read.feed, location, read, options.db);
  const { feeds, refusals } = await locateLinks(read);
  const [only, ...others] = feeds;
  if (only === undefined || !following) return failedBy([...read.notices, ...refusals]);
  if (others.length === 0 && read.kind === "page") return previewAddress(sourceOf(only), options, false);
  const named = feeds
    .slice(0, MOST_FEEDS)
    .map((feed) => ({ source: sourceOf(feed), name: placeOf(locationName(feed)) }));
  return { kind: "several", feeds: named };
}

async function previewOf(
  feed: Feed,
  location: Location,
  { base, movedTo: home, notices }: ReadFeed,
  db: Database,
): Promise<FeedPreview> {
  const places = [location, base, home, movedTo(feed, location, base)].flatMap((place) =>
    place ? [locationName(place)] : [],
  );
  const guid = withoutLogin(feed.guid ?? locationName(location));
  const here = await findHere(db, places);
  if (here) return { kind: "here", show: here };
  const obstacle = await findObstacle(db, guid, places);
  if (obstacle) return { kind: "failed", ...obstacle };
  const picture = feed.imageUrl === null ? null : parseLocation(feed.imageUrl, base);
  const newest = feed.episodes
    .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
    .slice(0, NEWEST);
  return {
    kind: "feed",
    source: sourceOf(location),
    place: placeOf(locationName(location)),
    title: feed.title ?? locationName(location),
    imageUrl: picture?.kind === "remote" ? picture.url : null,
    episodes: feed.episodes.length,
    more: feed.nextUrl !== null,
    transcripts: feed.episodes.filter(({ transcripts }) => transcripts.length > 0).length,
    newest: newest.map(({ title, guid: id }) => withoutLogin(title ?? id)),
    ...nameProblems(notices),
  };
}

/** By the last of what was noticed, as in reports of imports. */
function failedBy(notices: readonly Notice[]): FeedPreview {
  const { failure: code, failureValue: value } = failureOf({ notices });
  return { kind: "failed", code, value };
}
