import type { ImportOptions } from "../import/draft/context.ts";
import { unchangedReport } from "../import/feed-state.ts";
import { type FilesSeen, keepFilesSeen, lookAtFiles } from "../import/files-seen.ts";
import { importFiles } from "../import/import-source.ts";
import type { ImportReport, Progress } from "../import/report.ts";
import type { Clock } from "../jobs/clock.ts";
import { folderOf } from "../media/place.ts";

/** What was written to just now may still be on its way: it is looked at again after so long. Milliseconds. */
const SETTLING = 30_000;

export type Reread =
  | { readonly kind: "read"; readonly report: ImportReport }
  /** Somebody is still writing to it. */
  | { readonly kind: "later"; readonly dueAt: Date };

/** Imports what lies at a place on this machine again, where it is not as it was `seen`. */
export async function rereadFiles(
  place: string,
  seen: FilesSeen | null,
  options: ImportOptions & { readonly clock: Clock },
  onProgress: (progress: Progress) => void,
): Promise<Reread> {
  const { db, clock, mediaPlace } = options;
  const now = clock.now();
  const only = seen?.only ?? null;
  const found = await lookAtFiles(place, only !== null, folderOf(mediaPlace));
  if (found !== null && found.stamps === seen?.stamps)
    return { kind: "read", report: await unchangedReport(db, place, now) };
  const age = now.getTime() - (found?.writtenAt ?? 0);
  if (age >= 0 && age < SETTLING) return { kind: "later", dueAt: new Date(now.getTime() + SETTLING) };
  const report = await importFiles(place, { only, known: true }, options, onProgress);
  if (found !== null && report.show !== null && report.failure === null)
    await keepFilesSeen(db, place, { only, stamps: found.stamps }, now);
  return { kind: "read", report };
}
