import { stat } from "node:fs/promises";
import path from "node:path";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import type { ImportOptions } from "./draft/context.ts";
import { noticeOf } from "./draft/notice.ts";
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
  if (stats.isDirectory()) return importFolder(file, null, options, onProgress);
  if (await isAudioFile(file))
    return importFolder(path.dirname(file), path.basename(file), options, onProgress);
  return importFeed(file, options, onProgress);
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
  only: string | null,
  options: ImportOptions,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const feedFile = only === null ? await firstExisting(folder, FEED_NAMES) : null;
  if (feedFile !== null) return importFeed(feedFile, options, onProgress);
  const { feed, notices } = await readFolder(folder, only, options.mediaDir);
  if (feed.episodes.length === 0) {
    const empty = noticeOf({ episode: null, source: folder }, "folder-without-audio", folder);
    return failedReport(only === null || notices.length === 0 ? [empty, ...notices] : notices);
  }
  // The trailing name makes relative addresses resolve to files inside the folder.
  const base = { kind: "local", path: path.join(folder, "feed.xml") } as const;
  const report = await importEpisodes(
    { feed, location: { kind: "local", path: folder }, base, former: null, whole: false, notices },
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
