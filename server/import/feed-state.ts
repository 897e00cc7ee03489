import { type Database, writeWhole } from "../db/client.ts";
import { IMPORTER } from "./draft/importer.ts";
import type { FeedHub } from "./feed-hub.ts";
import type { ImportReport } from "./report.ts";

/** What a host said when it was last asked for a feed, to ask it whether anything has changed (RFC 9110, section 13). */
export interface FeedValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Nothing to ask with: the feed is read whole. */
export const NO_VALIDATORS: FeedValidators = { etag: null, lastModified: null };

/** What is known of a feed that could be read: no error any more. */
export const READ_WELL = { failure: null, failureValue: null, failedAt: null, failures: 0 } as const;

/** Those of the feed at this address, where all of it was read by this importer. */
export async function findValidators(db: Database, location: string): Promise<FeedValidators> {
  const select = { etag: true, lastModified: true };
  const feed = await db.feed.findFirst({ where: { location, importer: IMPORTER }, select });
  return feed ?? NO_VALIDATORS;
}

/** Notes that a feed was read, how to ask for it the next time, and what announces its changes. */
export async function keepValidators(
  db: Database,
  location: string,
  { etag, lastModified, hub }: FeedValidators & { readonly hub: FeedHub | null },
  now: Date,
): Promise<void> {
  const announced = { hub: hub?.hub ?? null, topic: hub?.topic ?? null };
  const data = { ...READ_WELL, etag, lastModified, ...announced, importer: IMPORTER, fetchedAt: now };
  await writeWhole(db, async (tx) => {
    await tx.feed.updateMany({ where: { location }, data });
    // One that was said to be gone for good is there again.
    await tx.feed.updateMany({ where: { location, state: "gone" }, data: { state: "kept" } });
  });
}

/** The report on a feed that has not changed since it was read. */
export async function unchangedReport(db: Database, location: string, now: Date): Promise<ImportReport> {
  await writeWhole(db, (tx) =>
    tx.feed.update({ where: { location }, data: { ...READ_WELL, fetchedAt: now } }),
  );
  const { title, slug, _count } = await db.show.findFirstOrThrow({
    where: { feed: { location } },
    select: { title: true, slug: true, _count: { select: { episodes: { where: { withdrawnAt: null } } } } },
  });
  return {
    show: { title, slug },
    added: 0,
    updated: 0,
    unchanged: _count.episodes,
    notices: [],
    known: [],
    listed: [],
    failure: null,
    answer: { kind: "unchanged" },
  };
}
