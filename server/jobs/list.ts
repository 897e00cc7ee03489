import type { Database } from "../db/client.ts";
import { parsePayload } from "../feeds/import-payload.ts";

/** More are only counted. */
const MOST = 100;

/** Kinds whose subject is the id of an episode. */
const OF_EPISODES: readonly string[] = ["measure", "transcribe"];

/** A job as hosts see it. */
export interface ListedJob {
  readonly id: number;
  readonly kind: string;
  /** What it is done with, for people. */
  readonly title: string;
  readonly dueAt: Date;
  readonly startedAt: Date | null;
  /** How far it is, in episodes of a feed, bytes of a sound or seconds of what is transcribed; null where that is not known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why it came to an end the last time, in the words of what failed; null where nothing did. */
  readonly lastError: string | null;
  /** The same as a problem that has a sentence, see core/file/problem.ts; null where it has none. */
  readonly problem: { readonly code: string; readonly value: string } | null;
  readonly failures: number;
  /** It has failed so often that it is not tried again. */
  readonly givenUp: boolean;
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
    db.job.findMany({ where: { state: "running" }, orderBy: { startedAt: "asc" }, take: MOST }),
    db.job.findMany({
      where: {
        OR: [{ state: { in: ["failed", "cancelled"] } }, { state: "waiting", lastError: { not: null } }],
      },
      orderBy: { finishedAt: "desc" },
      take: MOST,
    }),
    db.job.findMany({ where: waits, orderBy: { dueAt: "asc" }, take: MOST }),
    db.job.count({ where: waits }),
  ]);
  const titles = await titlesOf(db, [...running, ...failed, ...waiting]);
  const listed = (job: (typeof running)[number]): ListedJob => ({
    id: job.id,
    kind: job.kind,
    title: titles.get(`${job.kind} ${job.subject}`) ?? importTitle(job) ?? job.subject,
    dueAt: job.dueAt,
    startedAt: job.startedAt,
    progress: job.total === null || job.done === null ? null : { done: job.done, total: job.total },
    lastError: job.lastError,
    problem: problemOf(job),
    failures: job.failures,
    givenUp: job.state === "failed",
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
  if (!OF_EPISODES.includes(kind) || lastError === null) return null;
  // A code and its value, see server/measure/measure-job.ts and server/transcribe/transcribe-job.ts.
  const [code = "", ...value] = lastError.split(" ");
  return { code, value: value.join(" ") };
}

/** Of a show that is only on its way here; null for any other job. */
function importTitle({ kind, payload }: { readonly kind: string; readonly payload: unknown }): string | null {
  return kind === "import" ? (parsePayload(payload)?.title ?? null) : null;
}

/** What people call the subjects of jobs, by kind and subject. */
async function titlesOf(
  db: Database,
  jobs: readonly { readonly kind: string; readonly subject: string }[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (wanted: readonly string[]) =>
    jobs.flatMap(({ kind, subject }) => (wanted.includes(kind) ? [Number(subject)] : []));
  const [feeds, episodes] = await Promise.all([
    db.feed.findMany({
      where: { id: { in: idsOf(["feed"]) } },
      select: { id: true, show: { select: { title: true } } },
    }),
    db.episode.findMany({
      where: { id: { in: idsOf(OF_EPISODES) } },
      select: { id: true, title: true },
    }),
  ]);
  return new Map([
    ...feeds.map(({ id, show }) => [`feed ${id}`, show.title] as const),
    ...episodes.flatMap(({ id, title }) => OF_EPISODES.map((kind) => [`${kind} ${id}`, title] as const)),
  ]);
}
