import type { Feed, FeedEpisode } from "#core/feed/read/feed.ts";
import { showDeferred } from "../db/edition.ts";
import { type Location, locationName } from "../fetch/location.ts";
import { mergeAll } from "../search/index/tend-index.ts";
import { findTrashedShow, listTrashedEpisodes, renameTrashed, type TrashedEpisode } from "../trash/lying.ts";
import type { ImportContext, ImportOptions } from "./draft/context.ts";
import { draftEpisode } from "./draft/episode.ts";
import { Budget, limitsOf } from "./draft/limits.ts";
import { type Notice, noticeOf } from "./draft/notice.ts";
import { draftShow } from "./draft/show.ts";
import { trimShow } from "./draft/trim.ts";
import { FormerEpisodes, type KnownEpisode, listKnown } from "./known-episodes.ts";
import { saveOrder } from "./order.ts";
import { findOwn, findOwner } from "./owner.ts";
import { failedReport, type ImportReport, type Progress } from "./report.ts";
import { saveEpisode, saveShow } from "./save.ts";
import { partNews } from "./told.ts";
import { findWithdrawn, noteWithdrawn } from "./withdrawn.ts";

/** A show as it was read, ready to be imported. */
export interface ReadShow {
  readonly feed: Feed;
  /** Where the show is known to be. */
  readonly location: Location;
  /** What relative addresses in it are relative to: where it was found after all redirects. */
  readonly base: Location;
  /** Where it was known to be before it moved; null where it has not. */
  readonly former: string | null;
  /** Of what all was read, so that what is missing is missing there; null where not all was. */
  readonly whole: "feed" | "folder" | null;
  readonly notices: readonly Notice[];
}

/** What an import has done so far. */
interface Tally {
  readonly counts: Record<"added" | "updated" | "unchanged", number>;
  readonly notices: Notice[];
}

/** Imports a show that was read already, from a feed or from a folder. */
export async function importEpisodes(
  { feed: given, location, base, former, whole, notices }: ReadShow,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const limits = limitsOf(options.limits);
  const { item: feed, notices: trimmed } = trimShow(given, locationName(location), limits);
  const language = feed.language ?? "en";
  const context = { ...options, location, base, language, limits, budget: new Budget(limits) };
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const tally: Tally = { counts, notices: [...notices, ...trimmed] };
  let show: ImportReport["show"] = null;
  try {
    const { draft, notices: showNotices } = await draftShow(feed, context);
    tally.notices.push(...showNotices);
    const named = { episode: null, source: draft.location };
    const own = await findOwn(options.db, draft);
    if (own !== null) return failedReport([...notices, noticeOf(named, "guid-own", own)]);
    const owner = options.adopt ? null : await findOwner(options.db, draft, former);
    if (owner !== null) return failedReport([...notices, noticeOf(named, "guid-taken", owner)]);
    const places = former === null ? [draft.location] : [draft.location, former];
    const trashed = await findTrashedShow(options.db, draft.guid, places);
    if (trashed !== null) return failedReport([...notices, noticeOf(named, "show-in-trash", trashed)]);
    const id = await saveShow(options.db, draft, former);
    show = await options.db.show.findUniqueOrThrow({ where: { id }, select: { title: true, slug: true } });
    await importItems(id, feed, whole, context, tally, onProgress).finally(() => showDeferred(options.db));
    const { news, known } = await partNews(options.db, id, tally.notices);
    return { show, ...counts, notices: news, known, listed: [], failure: null, answer: null };
  } catch (failure) {
    return { show, ...counts, notices: tally.notices, known: [], listed: [], failure, answer: null };
  }
}

/** Imports the episodes of a show one by one, as long as the import may take, and adds what it does to `tally`. */
async function importItems(
  showId: number,
  feed: Feed,
  whole: ReadShow["whole"],
  context: ImportContext,
  { counts, notices }: Tally,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const archive = await readArchive(showId, feed, context);
  const total = feed.episodes.length;
  for (const [index, item] of feed.episodes.entries()) {
    if (context.budget.spent) {
      notices.push(leftOut(context, total - index));
      break;
    }
    const result = await importEpisode(showId, item, archive, context);
    if (result.kind !== "trashed") counts[result.kind] += 1;
    notices.push(...result.notices);
    onProgress({ done: index + 1, total, title: item.title ?? item.guid });
    await mergeAll(context.db);
  }
  await saveOrder(context.db, showId, feed.episodes);
  notices.push(...(await noteMissing(archive, feed, whole, context)));
}

/** So many episodes are left for the next import, which is not asked whether anything has changed. */
function leftOut({ location }: ImportContext, count: number): Notice {
  const named = { episode: null, source: locationName(location) };
  return { ...noticeOf(named, "import-too-large", String(count)), retry: true };
}

/** What was known of a show's episodes when an import began. */
interface Archive {
  readonly known: ReadonlyMap<string, KnownEpisode>;
  readonly former: FormerEpisodes<KnownEpisode>;
  /** Guids of those that lie in the trash, and stay there. */
  readonly trashed: ReadonlySet<string>;
  readonly formerTrashed: FormerEpisodes<TrashedEpisode>;
}

async function readArchive(showId: number, { episodes }: Feed, { db }: ImportOptions): Promise<Archive> {
  const known = await listKnown(db, showId);
  const { guid: showGuid } = await db.show.findUniqueOrThrow({
    where: { id: showId },
    select: { guid: true },
  });
  const trashed = await listTrashedEpisodes(db, showGuid);
  const present = new Set(episodes.map(({ guid }) => guid));
  const isFormer = ({ guid }: { readonly guid: string }) => !present.has(guid);
  return {
    known: new Map(known.map((episode) => [episode.guid, episode])),
    former: new FormerEpisodes(known.filter(isFormer)),
    trashed: new Set(trashed.map(({ guid }) => guid)),
    formerTrashed: new FormerEpisodes(trashed.filter(isFormer)),
  };
}

interface ImportedEpisode {
  readonly kind: "added" | "updated" | "unchanged" | "trashed";
  readonly notices: readonly Notice[];
}

async function importEpisode(
  showId: number,
  item: FeedEpisode,
  { known, former, trashed, formerTrashed }: Archive,
  context: ImportContext,
): Promise<ImportedEpisode> {
  if (trashed.has(item.guid)) return inTrash(item, context);
  const same = known.get(item.guid);
  const drafted = await draftEpisode(item, same?.importChecksum ?? null, context);
  if (drafted.kind === "unchanged") return { kind: "unchanged", notices: drafted.notices };
  const { draft, missing, soundMissing, notices } = drafted;
  const renamed = same ? null : former.take(draft);
  const lying = same || renamed ? null : formerTrashed.take(draft);
  if (lying) {
    await renameTrashed(context.db, lying.id, draft.guid);
    return inTrash(item, context);
  }
  const of = { renamed: renamed?.id ?? null, missing, soundMissing, moreToCome: true };
  const kind = await saveEpisode(context.db, showId, draft, of);
  return kind === "trashed" ? inTrash(item, context) : { kind, notices };
}

function inTrash({ title, guid }: FeedEpisode, { location }: ImportContext): ImportedEpisode {
  const named = { episode: null, source: locationName(location) };
  return { kind: "trashed", notices: [noticeOf(named, "episode-in-trash", title ?? guid)] };
}

/** Notes which episodes were withdrawn since, or are there again, and gives the notices of it. */
async function noteMissing(
  { known, former }: Archive,
  feed: Feed,
  whole: ReadShow["whole"],
  { db, location }: ImportContext,
): Promise<readonly Notice[]> {
  const { left } = former;
  const missing = new Set(left.map(({ id }) => id));
  const listed = left.filter(({ withdrawnAt }) => withdrawnAt === null);
  const withdrawn = whole === "folder" ? listed : whole === "feed" ? findWithdrawn(listed, feed) : [];
  const returned = [...known.values()].filter(
    ({ id, withdrawnAt }) => withdrawnAt !== null && !missing.has(id),
  );
  await noteWithdrawn(db, withdrawn, returned, new Date());
  const source = locationName(location);
  const code = whole === "folder" ? "episode-file-missing" : "episode-withdrawn";
  return withdrawn.map(({ title }) => noticeOf({ episode: null, source }, code, title));
}
