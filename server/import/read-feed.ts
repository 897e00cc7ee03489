import { pathToFileURL } from "node:url";
import { parseLinkHeader } from "#core/feed/read/announcement.ts";
import { type Feed, type FeedEpisode, parseFeed } from "#core/feed/read/feed.ts";
import { type FeedLink, findFeedLinks } from "#core/feed/read/feed-link.ts";
import { withoutLogin } from "#core/text/login.ts";
import {
  type Location,
  locate,
  locationName,
  parseLocation,
  type RemoteLocation,
} from "../fetch/location.ts";
import { readChangedText } from "../fetch/read-text.ts";
import { listTrashedEpisodes } from "../trash/lying.ts";
import { FEED_LIMIT, fetchOptions, type ImportOptions } from "./draft/context.ts";
import { limitsOf } from "./draft/limits.ts";
import { type Notice, noticeOf, noticeOfFailure, toNotices } from "./draft/notice.ts";
import { type FeedHub, findHub } from "./feed-hub.ts";
import { findLogin } from "./feed-login.ts";
import { type FeedValidators, findValidators, NO_VALIDATORS } from "./feed-state.ts";
import type { FeedAnswer } from "./report.ts";

/** A feed in pages or with archives (RFC 5005) is followed this far: 25 years of monthly archives. */
const MOST_PAGES = 300;

export interface KnownFeed extends ReadFeed {
  /** Where it was asked for. */
  readonly location: Location;
}

/** The feed at this location, unless it is as it was when it was last imported. */
export async function readKnown(asked: Location, options: ImportOptions): Promise<KnownFeed> {
  // A local file may be as it was while those that it names have changed.
  if (asked.kind === "local") return { ...(await readPages(asked, options, NO_VALIDATORS)), location: asked };
  const login = asked.login ?? (await findLogin(options.db, asked.url));
  const location = login === null ? asked : { ...asked, login };
  const known = await findValidators(options.db, location.url);
  return { ...(await readPages(location, options, known)), location };
}

/** Where the feed says that it lives now (`itunes:new-feed-url`), as an address on the web that is another than its own. */
export function movedTo({ newFeedUrl }: Feed, location: Location, base: Location): RemoteLocation | null {
  if (newFeedUrl === null || location.kind === "local") return null;
  const moved = parseLocation(newFeedUrl, base);
  const known = [location, base].map(locationName);
  return moved.kind === "remote" && !known.includes(moved.url) ? moved : null;
}

export interface ReadFeed {
  readonly feed: Feed | null;
  /** What stood there in place of a feed, where it names some. */
  readonly kind: "feed" | "page" | "list";
  /** The feeds that it names. */
  readonly links: readonly FeedLink[];
  readonly base: Location;
  /** Where its server says that it has moved to for good (301, 308); null where it has not. */
  readonly movedTo: Location | null;
  /** What there was in place of it; null where it was read. */
  readonly answer: FeedAnswer;
  readonly notices: readonly Notice[];
  /** Of what was read, not compressed. */
  readonly bytes: number;
  /** Nothing of it was lost on the way. */
  readonly whole: boolean;
  /** The host says that nothing has changed since it gave the validators that it was asked with. */
  readonly unchanged: boolean;
  /** Of a feed in pages those of the first, where all that is new comes; archives stay as they are. */
  readonly validators: FeedValidators;
  /** What announces its changes; null where nothing does. */
  readonly hub: FeedHub | null;
}

/** Problems of a feed by which items of it may be lost. */
const LOSSES: ReadonlySet<string> = new Set([
  "file-cut-off",
  "item-without-guid",
  "xml-too-deep",
  "xml-too-large",
]);

/**
 * The feed with the episodes of all its pages or archives, from the newest on: what stands in several is as the first says.
 * A page that cannot be read ends it, with a notice; one that leads back, or has nothing new, without. Of a feed that is
 * kept up to date at a host without validators, the other pages are read only where the first one has a new episode.
 */
async function readPages(first: Location, options: ImportOptions, known: FeedValidators): Promise<ReadFeed> {
  const start = await readFeed(first, options, known);
  const notices = [...start.notices];
  const episodes = [...(start.feed?.episodes ?? [])];
  const seen = new Set(episodes.map((episode) => episode.guid));
  const visited = new Set([first, start.base].map(locationName));
  let nextUrl = start.feed?.nextUrl ?? null;
  let { whole, bytes, base } = start;
  if (start.feed && nextUrl !== null && (await isHeadKnown(first, start, options))) {
    whole = false;
    nextUrl = null;
  }
  for (let page = 2; nextUrl !== null; page++) {
    if (page > MOST_PAGES || bytes > limitsOf(options.limits).feed) {
      notices.push(noticeOf({ episode: null, source: nextUrl }, "feed-pages-left-out", nextUrl));
      break;
    }
    const location = await locate(nextUrl, base);
    if (location.kind === "refused" || location.kind === "failed") {
      notices.push(noticeOfFailure({ episode: null, source: nextUrl }, location));
      break;
    }
    if (visited.has(locationName(location))) {
      nextUrl = null;
      break;
    }
    visited.add(locationName(location));
    const next = await readFeed(location, options, NO_VALIDATORS);
    base = next.base;
    const fresh = next.feed?.episodes.filter((episode) => !seen.has(episode.guid)) ?? [];
    for (const episode of fresh) seen.add(episode.guid);
    episodes.push(...fresh);
    notices.push(...next.notices);
    whole &&= next.whole;
    bytes += next.bytes;
    nextUrl = fresh.length > 0 ? (next.feed?.nextUrl ?? null) : null;
  }
  return {
    ...start,
    feed: start.feed && { ...start.feed, episodes },
    notices,
    whole: whole && nextUrl === null,
  };
}

/** Whether a feed is read again whose host cannot say that it is as it was, and the first page has no episode that is new here. */
async function isHeadKnown(
  location: Location,
  { feed, validators }: ReadFeed,
  { db, known }: ImportOptions,
): Promise<boolean> {
  if (!known || feed === null || validators.etag !== null || validators.lastModified !== null) return false;
  const where = { feed: { location: locationName(location) } };
  const show = await db.show.findFirst({ where, select: { id: true, guid: true } });
  if (show === null) return false;
  const guids = feed.episodes.map(({ guid }) => guid);
  const there = await db.episode.findMany({
    where: { showId: show.id, guid: { in: guids } },
    select: { guid: true },
  });
  const trashed = await listTrashedEpisodes(db, show.guid);
  const here = new Set([...there, ...trashed].map(({ guid }) => guid));
  return guids.every((guid) => here.has(guid));
}

/** One page of a feed, or what stands in its place, of so many bytes at most. */
export async function readFeed(
  location: Location,
  options: ImportOptions,
  known: FeedValidators,
  maxBytes = FEED_LIMIT,
): Promise<ReadFeed> {
  const named = { episode: null, source: locationName(location) };
  const read = await readChangedText(location, { ...fetchOptions(options, maxBytes), ...known });
  const nothing = {
    feed: null,
    kind: "feed",
    links: [],
    base: location,
    movedTo: null,
    answer: null,
    notices: [],
    whole: false,
    bytes: 0,
    unchanged: false,
    validators: NO_VALIDATORS,
    hub: null,
  } as const;
  if (read.kind === "unchanged") return { ...nothing, unchanged: true, answer: read };
  if (read.kind !== "read") return { ...nothing, notices: [noticeOfFailure(named, read)], answer: read };
  const { feed, problems, links: listed } = parseFeed(read.text);
  const { etag, lastModified, movedTo, location: base, link } = read;
  const page = feed === null && listed.length === 0 ? findFeedLinks(read.text, locationHref(base)) : [];
  return {
    kind: page.length > 0 ? "page" : listed.length > 0 ? "list" : "feed",
    links: [...listed, ...page],
    feed: feed && { ...feed, episodes: feed.episodes.map(withPlainGuid) },
    base,
    movedTo,
    answer: null,
    notices: toNotices(named, [...read.problems, ...problems]),
    bytes: read.bytes,
    whole: feed !== null && !problems.some(({ code }) => LOSSES.has(code)),
    unchanged: false,
    validators: { etag, lastModified },
    hub: feed && findHub(parseLinkHeader(link ?? ""), feed.announcement, base),
  };
}

function locationHref(location: Location): string {
  return location.kind === "remote" ? location.url : pathToFileURL(location.path).href;
}

/** A guid may be the address of the audio, which may hold a password; and a guid is told to everyone. */
function withPlainGuid(episode: FeedEpisode): FeedEpisode {
  return { ...episode, guid: withoutLogin(episode.guid) };
}
