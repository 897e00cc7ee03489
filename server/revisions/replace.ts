import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { planCorrections } from "#core/revision/plan.ts";
import type { Member } from "../accounts/session.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { openPassageKeys } from "./passage-keys.ts";
import { saveChanged, savePassages } from "./passages.ts";
import { findHits, type ReplaceHit, type Replacing } from "./replace-hits.ts";
import { addRevision } from "./revise.ts";
import { undoRevision } from "./undo.ts";

/** A show, or one of its episodes, by their slugs. */
export interface ReplaceScope {
  readonly show: string;
  readonly episode: string | null;
}

export interface Preview {
  readonly total: number;
  readonly episodesTotal: number;
  /** Of the first that have any. */
  readonly episodes: readonly {
    readonly episode: string;
    readonly title: string;
    readonly language: string;
    readonly count: number;
    /** The first of them. */
    readonly hits: readonly ReplaceHit[];
  }[];
}

export interface Replaced {
  /** By which all of it can be taken back. */
  readonly batch: string;
  readonly replaced: number;
  readonly episodes: number;
  /** Those that were changed by somebody else just then. */
  readonly skipped: readonly NamedEpisode[];
}

export interface NamedEpisode {
  readonly episode: string;
  readonly title: string;
}

const MOST_EPISODES = 200;
const MOST_HITS = 20;

/** What would become another. Reads one transcript after another, so that others are answered in between. */
export async function previewReplacing(
  db: Database,
  scope: ReplaceScope,
  replacing: Replacing,
): Promise<Preview> {
  const episodes: Preview["episodes"][number][] = [];
  let [total, episodesTotal] = [0, 0];
  for (const transcript of await listTranscripts(db, scope)) {
    await nextTurn();
    const found = await findHits(db, transcript.id, replacing, new Set<string>());
    if (found.hits.length === 0) continue;
    total += found.hits.length;
    episodesTotal += 1;
    if (episodes.length === MOST_EPISODES) continue;
    const { episode, title, language } = transcript;
    const hits = found.hits.slice(0, MOST_HITS);
    episodes.push({ episode, title, language, count: found.hits.length, hits });
  }
  return { total, episodesTotal, episodes };
}

export interface ReplaceAct {
  readonly author: Member;
  readonly now: Date;
  /** The names of passages that are left as they are. */
  readonly without: readonly string[];
}

/** Does it: one revision for every transcript, in one batch. Others are answered in between. */
export async function replaceEverywhere(
  db: Database,
  scope: ReplaceScope,
  replacing: Replacing,
  { author, now, without }: ReplaceAct,
): Promise<Replaced> {
  const batch = randomUUID();
  const left = new Set(without);
  const fields = { state: "applied", standing: true, authorId: author.id, createdAt: now, batch };
  const skipped: NamedEpisode[] = [];
  let [replaced, episodes] = [0, 0];
  for (const { id, episode, title } of await listTranscripts(db, scope)) {
    await nextTurn();
    const { hits } = await findHits(db, id, replacing, left);
    if (hits.length === 0) continue;
    const done = await writeWhole(db, (tx) => replaceIn(tx, id, replacing, left, fields));
    replaced += done;
    if (done > 0) episodes += 1;
    else skipped.push({ episode, title });
  }
  return { batch, replaced, episodes, skipped };
}

/** Takes back what was done in one batch; what others have changed since stays. */
export async function undoBatch(
  db: Database,
  show: string,
  batch: string,
  by: Pick<ReplaceAct, "author" | "now">,
): Promise<Pick<Replaced, "batch" | "episodes" | "skipped">> {
  const revisions = await db.revision.findMany({
    where: { batch, state: "applied", transcript: { episode: { show: { slug: show } } } },
    select: {
      number: true,
      transcript: { select: { id: true, episode: { select: { slug: true, title: true } } } },
    },
    orderBy: { id: "asc" },
  });
  const undone = randomUUID();
  const skipped: NamedEpisode[] = [];
  for (const { number, transcript } of revisions) {
    await nextTurn();
    const outcome = await undoRevision(db, transcript.id, number, { ...by, batch: undone });
    const { slug: episode, title } = transcript.episode;
    if (outcome?.kind !== "kept") skipped.push({ episode, title });
  }
  return { batch: undone, episodes: revisions.length - skipped.length, skipped };
}

interface ListedTranscript extends NamedEpisode {
  readonly id: number;
  readonly language: string;
}

async function listTranscripts(
  db: Database,
  { show, episode }: ReplaceScope,
): Promise<readonly ListedTranscript[]> {
  const rows = await db.transcript.findMany({
    where: { episode: { show: { slug: show }, ...(episode !== null && { slug: episode }) } },
    select: { id: true, language: true, episode: { select: { slug: true, title: true } } },
    orderBy: [{ episode: { orderedAt: { sort: "desc", nulls: "last" } } }, { id: "desc" }],
  });
  return rows.map(({ episode: { slug, title }, ...row }) => ({ ...row, episode: slug, title }));
}

/** How much it was. */
async function replaceIn(
  tx: Prisma.TransactionClient,
  transcriptId: number,
  replacing: Replacing,
  left: ReadonlySet<string>,
  fields: Parameters<typeof addRevision>[3],
): Promise<number> {
  const { passages, wishes, hits } = await findHits(tx, transcriptId, replacing, left);
  const keys = await openPassageKeys(tx, transcriptId);
  const plan = planCorrections(passages, wishes, keys.next);
  if (plan.kind === "misfit" || plan.corrections.length === 0) return 0;
  await addRevision(tx, transcriptId, plan.corrections, fields);
  await keys.keep();
  await (plan.passages.length === passages.length
    ? saveChanged(tx, transcriptId, passages, plan.passages)
    : savePassages(tx, transcriptId, passages, plan.passages));
  return hits.length;
}
