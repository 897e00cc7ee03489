import { checkpoint, type Database } from "../db/client.ts";
import type { Failed, Refused, Unchanged } from "../fetch/resource.ts";
import type { Notice } from "./draft/notice.ts";

/** What the server of a feed answered in place of it; null where it was read. */
export type FeedAnswer = Refused | Failed | Unchanged | null;

/** What an import did, episode by episode. */
export interface ImportReport {
  readonly show: { readonly title: string; readonly slug: string } | null;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** What the host should know and was not told the last time. */
  readonly notices: readonly Notice[];
  /** What they were told the last time, and is still so. */
  readonly known: readonly Notice[];
  /** Feeds that the source names in place of being one, as a list of subscriptions does: sources to import in turn, which may hold passwords. */
  readonly listed: readonly string[];
  /** What broke the import off: what it did until then stands. Null where it came to its end. */
  readonly failure: unknown;
  /** What there was in place of the feed; null where it was read, and of a folder. */
  readonly answer: FeedAnswer;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The episode just finished. */
  readonly title: string;
}

/** Nothing could be imported, and why. */
export function failedReport(notices: readonly Notice[], answer: FeedAnswer = null): ImportReport {
  const nothing = { added: 0, updated: 0, unchanged: 0, known: [], listed: [], failure: null };
  return { ...nothing, show: null, notices, answer };
}

/** The report of an import whose writes stand in the database file itself, if nothing else went wrong before. */
export async function settled(report: ImportReport, db: Database): Promise<ImportReport> {
  try {
    await checkpoint(db);
    return report;
  } catch (failure) {
    return { ...report, failure: report.failure ?? failure };
  }
}
