import { type Feed, type FeedEpisode, parseFeed } from "#core/feed/read/feed.ts";
import { type Location, locate, parseLocation } from "../fetch/location.ts";
import { readChangedText } from "../fetch/read-text.ts";
import { FEED_LIMIT, fetchOptions, type ImportContext, type ImportOptions } from "./draft/context.ts";
import { draftEpisode } from "./draft/episode.ts";
import { type Notice, noticeOfFailure, toNotices } from "./draft/notice.ts";
import { draftShow } from "./draft/show.ts";
import {
  type FeedValidators,
  findValidators,
  keepValidators,
  NO_VALIDATORS,
  unchangedReport,
} from "./feed-state.ts";
import { failedReport, type ImportReport, type Progress } from "./report.ts";
import { saveEpisode, saveShow } from "./save.ts";

/** A feed in pages (RFC 5005) is followed this far. */
const MOST_PAGES = 100;

/**
 * Imports a feed, from an http(s) address or a file: the show, then its episodes, each in a transaction of its
 * own. What was imported before and has not changed is left alone, so that a second run, or one after a crash,
 * only does what is missing.
 */
export async function importFeed(
  source: string,
  options: ImportOptions,
  onProgress: (progress: Progress) => void = () => {},
): Promise<ImportReport> {
  const location = parseLocation(source, null);
  const named = { episode: null, source };
  if (location.kind === "refused") return failedReport([noticeOfFailure(named, location)]);
  const first = await readKnown(location, options);
  const moved = first.feed && movedTo(first.feed, location, first.base);
  const there = moved && (await readKnown(moved, options));
  if (there?.unchanged || there?.feed) return importRead(there, locationName(location), options, onProgress);
  const notices = [...first.notices, ...(there?.notices ?? [])];
  return importRead({ ...first, notices }, null, options, onProgress);
}

/** Imports what was read of a feed, and keeps how to ask for it the next time. `former` as in `ReadShow`. */
async function importRead(
  { feed, location, base, notices, unchanged, validators }: KnownFeed,
  former: string | null,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const name = locationName(location);
  if (unchanged) return unchangedReport(options.db, name, new Date());
  if (feed === null) return failedReport(notices);
  const report = await importEpisodes({ feed, location, base, former, notices }, options, onProgress);
  if (report.failure !== null || report.show === null) return report;
  const complete = !report.notices.some(({ retry }) => retry);
  try {
    await keepValidators(options.db, name, complete ? validators : NO_VALIDATORS, new Date());
    return report;
  } catch (failure) {
    return { ...report, failure };
  }
}

interface KnownFeed extends ReadFeed {
  /** Where it was asked for. */
  readonly location: Location;
}

/** The feed at this location, unless it is as it was when it was last imported. */
async function readKnown(location: Location, options: ImportOptions): Promise<KnownFeed> {
  // A local file may be as it was while those that it names have changed.
  const known = location.kind === "remote" ? await findValidators(options.db, location.url) : NO_VALIDATORS;
  return { ...(await readPages(location, options, known)), location };
}

/** Where the feed says that it lives now (`itunes:new-feed-url`), as an address on the web that is another than its own. */
function movedTo({ newFeedUrl }: Feed, location: Location, base: Location): Location | null {
  if (newFeedUrl === null || location.kind === "local") return null;
  const moved = parseLocation(newFeedUrl, base);
  const known = [location, base].map(locationName);
  return moved.kind === "remote" && !known.includes(moved.url) ? moved : null;
}

function locationName(location: Location): string {
  return location.kind === "remote" ? location.url : location.path;
}

/** A show as it was read, ready to be imported. */
export interface ReadShow {
  readonly feed: Feed;
  /** Where the show is known to be. */
  readonly location: Location;
  /** What relative addresses in it are relative to: where it was found after all redirects. */
  readonly base: Location;
  /** Where it was known to be before it moved; null where it has not. */
  readonly former: string | null;
  readonly notices: readonly Notice[];
}

/** Imports a show that was read already, from a feed or from a folder. */
export async function importEpisodes(
  { feed, location, base, former, notices }: ReadShow,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const context: ImportContext = { ...options, location, base, language: feed.language ?? "en" };
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const found: Notice[] = [...notices];
  let show: ImportReport["show"] = null;
  try {
    const id = await saveShow(options.db, await draftShow(feed, context), former);
    show = await options.db.show.findUniqueOrThrow({ where: { id }, select: { title: true, slug: true } });
    const known = await knownChecksums(id, options);
    for (const [index, item] of feed.episodes.entries()) {
      const result = await importEpisode(id, item, known, context);
      counts[result.kind] += 1;
      found.push(...result.notices);
      onProgress({ done: index + 1, total: feed.episodes.length, title: item.title ?? item.guid });
    }
    return { show, ...counts, notices: found, failure: null };
  } catch (failure) {
    return { show, ...counts, notices: found, failure };
  }
}

interface ImportedEpisode {
  readonly kind: "added" | "updated" | "unchanged";
  readonly notices: readonly Notice[];
}

async function importEpisode(
  showId: number,
  item: FeedEpisode,
  known: ReadonlyMap<string, string>,
  context: ImportContext,
): Promise<ImportedEpisode> {
  const drafted = await draftEpisode(item, known.get(item.guid) ?? null, context);
  if (drafted.kind === "unchanged") return { kind: "unchanged", notices: drafted.notices };
  return { kind: await saveEpisode(context.db, showId, drafted.draft), notices: drafted.notices };
}

async function knownChecksums(showId: number, { db }: ImportOptions): Promise<ReadonlyMap<string, string>> {
  const rows = await db.episode.findMany({ where: { showId }, select: { guid: true, importChecksum: true } });
  return new Map(rows.map((row) => [row.guid, row.importChecksum]));
}

interface ReadFeed {
  readonly feed: Feed | null;
  readonly base: Location;
  readonly notices: readonly Notice[];
  /** The host says that nothing has changed since it gave the validators that it was asked with. */
  readonly unchanged: boolean;
  /** None where the answer alone does not tell whether anything has changed, as for a feed in pages. */
  readonly validators: FeedValidators;
}

/** The feed with the episodes of all its pages. A page that cannot be read ends it, with a notice. */
async function readPages(first: Location, options: ImportOptions, known: FeedValidators): Promise<ReadFeed> {
  const start = await readFeed(first, options, known);
  const notices = [...start.notices];
  const episodes = [...(start.feed?.episodes ?? [])];
  const seen = new Set(episodes.map((episode) => episode.guid));
  let nextUrl = start.feed?.nextUrl ?? null;
  for (let page = 2; nextUrl !== null && page <= MOST_PAGES; page++) {
    const location = await locate(nextUrl, start.base);
    if (location.kind === "refused" || location.kind === "failed") {
      notices.push(noticeOfFailure({ episode: null, source: nextUrl }, location));
      break;
    }
    const next = await readFeed(location, options, NO_VALIDATORS);
    const fresh = next.feed?.episodes.filter((episode) => !seen.has(episode.guid)) ?? [];
    for (const episode of fresh) seen.add(episode.guid);
    episodes.push(...fresh);
    notices.push(...next.notices);
    nextUrl = fresh.length > 0 ? (next.feed?.nextUrl ?? null) : null;
  }
  return {
    ...start,
    feed: start.feed && { ...start.feed, episodes },
    notices,
    validators: start.feed?.nextUrl == null ? start.validators : NO_VALIDATORS,
  };
}

async function readFeed(
  location: Location,
  options: ImportOptions,
  known: FeedValidators,
): Promise<ReadFeed> {
  const named = { episode: null, source: locationName(location) };
  const read = await readChangedText(location, { ...fetchOptions(options, FEED_LIMIT), ...known });
  const nothing = { feed: null, base: location, notices: [], unchanged: false, validators: NO_VALIDATORS };
  if (read.kind === "unchanged") return { ...nothing, unchanged: true };
  if (read.kind !== "read") return { ...nothing, notices: [noticeOfFailure(named, read)] };
  const { feed, problems } = parseFeed(read.text);
  const { etag, lastModified, location: base } = read;
  return {
    feed,
    base,
    notices: toNotices(named, problems),
    unchanged: false,
    validators: { etag, lastModified },
  };
}
