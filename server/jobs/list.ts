import type { Database } from "../db/client.ts";
import { parsePayload } from "../feeds/import-payload.ts";
import { endsWhenCancelled } from "./acts.ts";

/** More are only counted. */
const MOST = 100;

/** Kinds whose subject is the id of an episode. */
const OF_EPISODES: readonly string[] = ["length", "measure", "transcribe", "align"];
/** Kinds that say why they failed by a code and its value. */
const WITH_CODES: readonly string[] = [...OF_EPISODES, "websub", "embed"];

/** A job as hosts see it. */
export interface ListedJob {
  readonly id: number;
  readonly kind: string;
  /** What it is done with, for people. */
  readonly title: string;
  /** The title of the show whose episode it is done with; null for any other job. */
  readonly show: string | null;
  readonly dueAt: Date;
  readonly startedAt: Date | null;
  /** How far it is, in episodes of a feed, bytes of a sound, seconds of what is transcribed or passages; null where that is not known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why it came to an end the last time, in the words of what failed; null where nothing did. */
  readonly lastError: string | null;
  /** The same as a problem that has a sentence, see core/file/problem.ts; null where it has none. */
  readonly problem: { readonly code: string; readonly value: string } | null;
  readonly failures: number;
  /** It has failed so often that it is not tried again. */
  readonly givenUp: boolean;
  /** Somebody has cancelled it. */
  readonly cancelled: boolean;
  /** It waits for its time, and would be over if it were cancelled. */
  readonly dispensable: boolean;
}

export interface ListedJobs {
  readonly running: readonly ListedJob[];
  /** Those that came to an end by an error, whether they are tried again or not. */
  readonly failed: readonly ListedJob[];
  /** The others that wait, the next first. */
  readonly waiting: readonly ListedJob[];
  readonly waitingCount: number;
}

/** What runs, what has failed, and what waits. */
export async function listJobs(db: Database): Promise<ListedJobs> {
  const waits = { state: "waiting", lastError: null };
  const [running, failed, waiting, waitingCount] = await Promise.all([
    db.job.findMany({
      where: { state: "running" },
      orderBy: { startedAt: { sort: "asc", nulls: "first" } },
      take: MOST,
    }),
    db.job.findMany({
      where: {
        OR: [{ state: { in: ["failed", "cancelled"] } }, { state: "waiting", lastError: { not: null } }],
      },
      orderBy: { finishedAt: { sort: "desc", nulls: "last" } },
      take: MOST,
    }),
    db.job.findMany({ where: waits, orderBy: { dueAt: "asc" }, take: MOST }),
    db.job.count({ where: waits }),
  ]);
  const named = await namesOf(db, [...running, ...failed, ...waiting]);
  const listed = (job: (typeof running)[number]): ListedJob => ({
    id: job.id,
    kind: job.kind,
    title: named.get(`${job.kind} ${job.subject}`)?.title ?? importTitle(job) ?? job.subject,
    show: named.get(`${job.kind} ${job.subject}`)?.show ?? null,
    dueAt: job.dueAt,
    startedAt: job.startedAt,
    progress: job.total === null || job.done === null ? null : { done: job.done, total: job.total },
    lastError: job.lastError,
    problem: problemOf(job),
    failures: job.failures,
    givenUp: job.state === "failed",
    cancelled: job.state === "cancelled",
    dispensable: job.state === "waiting" && endsWhenCancelled(job.kind),
  });
  return {
    running: running.map(listed),
    failed: failed.map(listed),
    waiting: waiting.map(listed),
    waitingCount,
  };
}

interface JobRow {
  readonly kind: string;
  readonly payload: unknown;
  readonly lastError: string | null;
}

function problemOf({ kind, payload, lastError }: JobRow): ListedJob["problem"] {
  if (kind === "import") return parsePayload(payload)?.problem ?? null;
  if (!WITH_CODES.includes(kind) || lastError === null) return null;
  // A code and its value, see server/measure/measure-job.ts, server/transcribe/transcribe-job.ts, server/align/align-job.ts and server/search/meaning/embed-job.ts.
  const [code = "", ...value] = lastError.split(" ");
  return { code, value: value.join(" ") };
}

/** Of a show that is only on its way here; null for any other job. */
function importTitle({ kind, payload }: { readonly kind: string; readonly payload: unknown }): string | null {
  return kind === "import" ? (parsePayload(payload)?.title ?? null) : null;
}

interface Named {
  readonly title: string;
  readonly show: string | null;
}

/** What people call the subjects of jobs, by kind and subject. */
async function namesOf(
  db: Database,
  jobs: readonly { readonly kind: string; readonly subject: string }[],
): Promise<ReadonlyMap<string, Named>> {
  const idsOf = (wanted: readonly string[]) =>
    jobs.flatMap(({ kind, subject }) => (wanted.includes(kind) ? [Number(subject)] : []));
  const hubs = await db.hubSubscription.findMany({
    where: { id: { in: idsOf(["websub"]) } },
    select: { id: true, feedId: true },
  });
  const [feeds, episodes] = await Promise.all([
    db.feed.findMany({
      where: { id: { in: [...idsOf(["feed"]), ...hubs.map(({ feedId }) => feedId)] } },
      select: { id: true, show: { select: { title: true } } },
    }),
    db.episode.findMany({
      where: { id: { in: idsOf(OF_EPISODES) } },
      select: { id: true, title: true, show: { select: { title: true } } },
    }),
  ]);
  const titleOf = new Map(feeds.map(({ id, show }) => [id, show.title]));
  return new Map<string, Named>([
    ...hubs.map(
      ({ id, feedId }) => [`websub ${id}`, { title: titleOf.get(feedId) ?? "", show: null }] as const,
    ),
    ...feeds.map(({ id, show }) => [`feed ${id}`, { title: show.title, show: null }] as const),
    ...episodes.flatMap(({ id, title, show }) =>
      OF_EPISODES.map((kind) => [`${kind} ${id}`, { title, show: show.title }] as const),
    ),
  ]);
}
