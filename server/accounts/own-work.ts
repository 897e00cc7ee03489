import { setImmediate as nextTurn } from "node:timers/promises";
import { episodeHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { listDeclined } from "../trash/own-items.ts";
import type { Member } from "./session.ts";

/** So many are read at once. */
const PAGE = 500;

const transcript = {
  select: {
    language: true,
    episode: { select: { slug: true, show: { select: { slug: true } } } },
  },
} as const;

/** What somebody corrected or proposed in transcripts and what they decided, the oldest first; null for nothing. */
export async function ownRevisions(db: Database, { id }: Member) {
  const told = [];
  for (let last = 0; ; await nextTurn()) {
    const rows = await db.revision.findMany({
      where: { id: { gt: last }, OR: [{ authorId: id }, { deciderId: id }] },
      include: { transcript },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const { number, state, createdAt, note, corrections, authorId, deciderId, transcript: of } of rows)
      told.push({
        episode: pageOf(of.episode.show.slug, of.episode.slug),
        language: of.language,
        number,
        state,
        createdAt,
        wrote: authorId === id,
        decided: deciderId === id,
        note,
        corrections,
      });
    last = rows.at(-1)?.id ?? 0;
    if (rows.length < PAGE) break;
  }
  const declined = await listDeclined(db, id);
  return told.length + declined.length === 0 ? null : { revisions: told, declined };
}

/** What somebody uploaded, and what became of it, the oldest first; null for nothing. What they hold is played in episodes. */
export async function ownUploads(db: Database, { id }: Member) {
  const rows = await db.upload.findMany({
    where: { accountId: id },
    include: {
      files: { orderBy: { createdAt: "asc" } },
      show: { select: { slug: true } },
      episode: { select: { slug: true } },
    },
    orderBy: { id: "asc" },
  });
  if (rows.length === 0) return null;
  return rows.map(({ show, episode, state, problems, createdAt, changedAt, files }) => ({
    show: show.slug,
    episode: episode && pageOf(show.slug, episode.slug),
    state,
    problems,
    createdAt,
    changedAt,
    files: files.map(({ name, size, kind, createdAt: begunAt }) => ({ name, size, kind, begunAt })),
  }));
}

function pageOf(show: string, episode: string): string {
  return wholeUrl(episodeHref({ show, episode }), config().publicUrl);
}
