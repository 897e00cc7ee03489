import { stat } from "node:fs/promises";
import path from "node:path";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { folderOf } from "../media/place.ts";
import type { ImportOptions } from "./draft/context.ts";
import { noticeOf } from "./draft/notice.ts";
import { keepFilesSeen, lookAtFiles } from "./files-seen.ts";
import { readFolder } from "./folder.ts";
import { isAudioFile } from "./folder-audio.ts";
import { importEpisodes } from "./import-episodes.ts";
import { importFeed } from "./import-feed.ts";
import { failedReport, type ImportReport, type Progress, settled } from "./report.ts";

const FEED_NAMES = ["feed.xml", "rss.xml", "index.xml"];

/**
 * Imports whatever `source` is: the address or file of a feed, or of a page or a list that names feeds, a folder with a feed or with audio files, or one
 * audio file with its transcript beside it.
 */
export async function importSource(
  source: string,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const addresses = feedAddresses(source);
  const file = path.resolve(source);
  // A file of that name was meant rather than a host.
  const stats = addresses.length === 1 ? null : await stat(file).catch(() => null);
  if (stats === null && addresses.length > 0) return importAddresses(addresses, options, onProgress);
  if (stats === null) return failedReport([noticeOf({ episode: null, source }, "file-missing", file)]);
  if (!stats.isDirectory() && (await isAudioFile(file)))
    return importSeen(path.dirname(file), [path.basename(file)], options, onProgress);
  const feedFile = stats.isDirectory() ? await firstExisting(file, FEED_NAMES) : null;
  return importSeen(feedFile ?? file, null, options, onProgress);
}

/** Imports a folder or the file of a feed, as `importFiles` does, and has it looked at again by itself from then on. */
async function importSeen(
  place: string,
  only: readonly string[] | null,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const seen = await lookAtFiles(place, only !== null, folderOf(options.mediaPlace));
  const report = await importFiles(place, { only, known: false }, options, onProgress);
  if (!seen || !report.show || report.failure !== null) return report;
  await keepFilesSeen(options.db, place, { only, stamps: seen.stamps }, new Date());
  return settled(report, options.db);
}

interface FilesToRead {
  /** As in `FilesSeen`. */
  readonly only: readonly string[] | null;
  /** Its show is read again, of which these are all files. */
  readonly known: boolean;
}

/** Imports what lies on this machine: a folder of audio files, or of these alone, or a feed in a file. */
export async function importFiles(
  place: string,
  { only, known }: FilesToRead,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const stats = await stat(place).catch(() => null);
  if (stats === null)
    return failedReport([noticeOf({ episode: null, source: place }, "file-missing", place)]);
  if (!stats.isDirectory()) return importFeed(place, options, onProgress);
  return importFolder(place, { only, known }, options, onProgress);
}

/** Imports the first of these addresses that answers. */
async function importAddresses(
  [address = "", ...others]: readonly string[],
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const report = await importFeed(address, options, onProgress);
  const silent = report.show === null && report.notices.some(({ retry }) => retry);
  return silent && others.length > 0 ? importAddresses(others, options, onProgress) : report;
}

async function importFolder(
  folder: string,
  { only, known }: FilesToRead,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const { feed, notices, whole } = await readFolder(folder, only, folderOf(options.mediaPlace));
  if (feed.episodes.length === 0) {
    const empty = noticeOf({ episode: null, source: folder }, "folder-without-audio", folder);
    return failedReport(only === null || notices.length === 0 ? [empty, ...notices] : notices);
  }
  // The trailing name makes relative addresses resolve to files inside the folder.
  const base = { kind: "local", path: path.join(folder, "feed.xml") } as const;
  const location = { kind: "local", path: folder } as const;
  // A single file that is imported says nothing of the others.
  const exact = whole && (only === null || known);
  const report = await importEpisodes(
    { feed, location, base, former: null, whole: exact ? "folder" : null, notices },
    options,
    onProgress,
  );
  return settled(report, options.db);
}

async function firstExisting(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const file = path.join(folder, name);
    if (await stat(file).catch(() => null)) return file;
  }
  return null;
}
