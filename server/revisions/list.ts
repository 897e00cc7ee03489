import { setImmediate as nextTurn } from "node:timers/promises";
import { applyRevision } from "#core/revision/apply.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import type { Database, Prisma } from "../db/client.ts";
import { pagesOf } from "../shows/paging.ts";
import { readPassages } from "./passages.ts";
import { textBefore } from "./reread.ts";
import { difference } from "./revise.ts";
import { lastNumber, listStanding, type Revision, revisionSelect, toRevision } from "./revision-row.ts";

/** A passage before and after; null on the side on which there is none. */
export interface PassageChange {
  readonly before: EditablePassage | null;
  readonly after: EditablePassage | null;
}

/** A revision with what it changed or, while it waits, would change; nothing where it does not fit any more. */
export interface ListedRevision extends Revision {
  readonly changes: readonly PassageChange[];
}

export interface RevisionList {
  readonly revisions: readonly ListedRevision[];
  readonly total: number;
  /** At least 1. */
  readonly pages: number;
}

const PAGE_SIZE = 50;
const WAITING: Prisma.RevisionWhereInput = { state: { in: ["proposed", "conflict"] } };

/** The revisions of a transcript, the newest first. */
export async function listRevisions(db: Database, transcriptId: number, page: number): Promise<RevisionList> {
  const [total, rows] = await Promise.all([
    db.revision.count({ where: { transcriptId } }),
    db.revision.findMany({
      where: { transcriptId },
      select: revisionSelect,
      orderBy: { number: "desc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  const revisions = rows.map(toRevision);
  const { current, standing: newer } = await readSince(db, transcriptId, revisions[0]?.number ?? 0);
  let after = textBefore(current, newer);
  const listed = revisions.map((revision) => {
    if (!revision.standing) return { ...revision, changes: changesBy(revision, current) };
    const before = textBefore(after, [revision]);
    const changes = changesBetween(before, after);
    after = before;
    return { ...revision, changes };
  });
  return { revisions: listed, total, pages: pagesOf(total, PAGE_SIZE) };
}

/** A revision that waits, and for which transcript. */
export interface WaitingRevision extends ListedRevision {
  readonly show: { readonly slug: string; readonly title: string };
  readonly episode: { readonly slug: string; readonly title: string };
  readonly language: string;
}

/** What waits for an editor in all shows, the newest first. */
export async function listWaiting(
  db: Database,
  page: number,
): Promise<Omit<RevisionList, "revisions"> & { readonly revisions: readonly WaitingRevision[] }> {
  const episode = { select: { slug: true, title: true, show: { select: { slug: true, title: true } } } };
  const transcript = { select: { id: true, language: true, episode } };
  const [total, rows] = await Promise.all([
    db.revision.count({ where: WAITING }),
    db.revision.findMany({
      where: WAITING,
      select: { ...revisionSelect, transcript },
      orderBy: { id: "desc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  const texts = new Map<number, readonly EditablePassage[]>();
  for (const id of new Set(rows.map(({ transcript }) => transcript.id))) {
    await nextTurn();
    texts.set(id, await readPassages(db, id));
  }
  const revisions = rows.map(({ transcript: { id, language, episode }, ...row }) => {
    const revision = toRevision(row);
    const { show, ...named } = episode;
    return { ...revision, changes: changesBy(revision, texts.get(id) ?? []), show, episode: named, language };
  });
  return { revisions, total, pages: pagesOf(total, PAGE_SIZE) };
}

/** What is different between a transcript after one revision and after another, by their numbers; 0 is as it was imported. */
export async function compareRevisions(
  db: Database,
  transcriptId: number,
  from: number,
  to: number,
): Promise<readonly PassageChange[]> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const { current, standing } = await readSince(db, transcriptId, first);
  const after = textBefore(
    current,
    standing.filter(({ number }) => number > last),
  );
  const before = textBefore(
    after,
    standing.filter(({ number }) => number <= last),
  );
  return from <= to ? changesBetween(before, after) : changesBetween(after, before);
}

/** A transcript and the revisions that led to it after one: they belong together, so both are read again if another came in between. */
async function readSince(db: Database, transcriptId: number, number: number) {
  for (;;) {
    const last = await lastNumber(db, transcriptId);
    const current = await readPassages(db, transcriptId);
    const standing = await listStanding(db, transcriptId, number);
    if (last === (await lastNumber(db, transcriptId))) return { current, standing };
  }
}

function changesBy({ corrections }: Revision, current: readonly EditablePassage[]): readonly PassageChange[] {
  const applied = applyRevision(current, corrections);
  return applied.kind === "misfit" ? [] : changesBetween(current, applied.passages);
}

/** In the order in which they stand. */
function changesBetween(
  before: readonly EditablePassage[],
  after: readonly EditablePassage[],
): readonly PassageChange[] {
  const { passages, removed } = difference(before, after);
  const were = new Map(before.map((passage) => [passage.id, passage]));
  const gone = removed.map((id) => ({ before: were.get(id) ?? null, after: null }));
  return [...passages.map((passage) => ({ before: were.get(passage.id) ?? null, after: passage })), ...gone];
}
