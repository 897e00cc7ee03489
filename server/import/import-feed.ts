import type { Database } from "../db/client.ts";
import { type Location, locationName, parseLocation } from "../fetch/location.ts";
import type { ImportOptions } from "./draft/context.ts";
import { noticeOf, noticeOfFailure } from "./draft/notice.ts";
import { keepLogin } from "./feed-login.ts";
import { keepValidators, NO_VALIDATORS, unchangedReport } from "./feed-state.ts";
import { importEpisodes } from "./import-episodes.ts";
import { locateLinks, sourceOf } from "./link-location.ts";
import { type KnownFeed, movedTo, readKnown } from "./read-feed.ts";
import { failedReport, type ImportReport, type Progress, settled } from "./report.ts";

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
  return settled(await importLocated(source, options, onProgress), options.db);
}

async function importLocated(
  source: string,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const location = parseLocation(source, null);
  if (location.kind === "refused")
    return failedReport([noticeOfFailure({ episode: null, source }, location)], location);
  const first = await readKnown(location, options);
  if (first.links.length === 0) return importFirst(first, options, onProgress);
  if (options.known) return failedReport(first.notices);
  const { feeds, refusals } = await locateLinks(first);
  const [only, ...others] = feeds;
  if (first.kind === "page" && only && others.length === 0)
    return importFirst(await readKnown(only, options), options, onProgress);
  if (first.kind === "list") return { ...failedReport(refusals), listed: feeds.map(sourceOf) };
  const named = feeds.map((feed) => noticeOf({ episode: null, source }, "feed-of-page", locationName(feed)));
  return failedReport([...refusals, ...named]);
}

/** Imports a feed of which the beginning was read, from where it is now: where it says itself, or else where its server does. */
async function importFirst(
  first: KnownFeed,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const { location } = first;
  const former = locationName(location);
  const named = first.feed && movedTo(first.feed, location, first.base);
  const taken = named !== null && (await isOfAnother(options.db, named, location));
  const there = named && !taken ? await readKnown(named, options) : null;
  if (there?.unchanged || there?.feed) return importRead(there, former, options, onProgress);
  const refusal = taken ? [noticeOf({ episode: null, source: former }, "feed-of-another", named.url)] : [];
  const notices = [...first.notices, ...(there?.notices ?? []), ...refusal];
  const home = first.feed && first.movedTo;
  if (home && !(await isOfAnother(options.db, home, location)))
    return importRead({ ...first, location: home, notices }, former, options, onProgress);
  return importRead({ ...first, notices }, null, options, onProgress);
}

/** Whether another show than the one from here is known to come from there: its place is not taken over by moving. */
async function isOfAnother(db: Database, there: Location, here: Location): Promise<boolean> {
  const places = [there, here].map(locationName);
  const feeds = await db.feed.findMany({ where: { location: { in: places } }, select: { showId: true } });
  return new Set(feeds.map(({ showId }) => showId)).size > 1;
}

/** Imports what was read of a feed, and keeps how to ask for it the next time. `former` as in `ReadShow`. */
async function importRead(
  { feed, location, base, notices, whole, unchanged, answer, validators, hub }: KnownFeed,
  former: string | null,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const name = locationName(location);
  if (unchanged) {
    await keepLogin(options.db, location);
    return unchangedReport(options.db, name, new Date());
  }
  if (feed === null) return failedReport(notices, answer);
  const read = { feed, location, base, former, whole: whole ? "feed" : null, notices } as const;
  const report = await importEpisodes(read, options, onProgress);
  if (report.show === null) return report;
  const complete =
    report.failure === null && ![...report.notices, ...report.known].some(({ retry }) => retry);
  try {
    await keepLogin(options.db, location);
    await keepValidators(options.db, name, { ...(complete ? validators : NO_VALIDATORS), hub }, new Date());
    return report;
  } catch (failure) {
    return { ...report, failure: report.failure ?? failure };
  }
}
