import type { Feed } from "#core/feed/read/feed.ts";
import { type Database, writeWhole } from "../db/client.ts";
import type { KnownEpisode } from "./known-episodes.ts";

/**
 * Which of the episodes that are missing from a whole feed its publisher has taken back: the feed still has an older
 * one, so that they did not fall off its end, or says that it holds all there are. Where more are missing than there are,
 * the feed has been cut.
 */
export function findWithdrawn(
  missing: readonly KnownEpisode[],
  { episodes: present, complete }: Pick<Feed, "episodes" | "complete">,
): readonly KnownEpisode[] {
  // A trailer stays at the end for ever.
  const told = present.filter(({ type }) => type !== "trailer");
  const oldest = told.reduce(
    (least, { publishedAt }) => Math.min(least, publishedAt ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  const withdrawn = missing.filter(
    ({ publishedAt }) => complete || (publishedAt !== null && publishedAt.getTime() >= oldest),
  );
  return withdrawn.length > present.length ? [] : withdrawn;
}

/** Notes who was withdrawn, and who is back. */
export async function noteWithdrawn(
  db: Database,
  withdrawn: readonly KnownEpisode[],
  returned: readonly KnownEpisode[],
  now: Date,
): Promise<void> {
  if (withdrawn.length === 0 && returned.length === 0) return;
  await writeWhole(db, async (tx) => {
    for (const { id } of withdrawn) await tx.episode.update({ where: { id }, data: { withdrawnAt: now } });
    for (const { id } of returned) await tx.episode.update({ where: { id }, data: { withdrawnAt: null } });
  });
}
