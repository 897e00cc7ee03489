import type { Database } from "../db/client.ts";
import { parsePayload } from "./import-payload.ts";
import { placeOf } from "./list.ts";
import { type FeedOutcome, parseOutcome } from "./outcome.ts";

/** So long what came to its end is still told. Milliseconds. */
const TOLD = 24 * 3600 * 1000;
const MOST = 50;
/** More of those that wait are only counted. */
const MOST_WAITING = 20;

/** A show that a host adds, as hosts see it. */
export interface ListedImport {
  readonly id: number;
  readonly title: string;
  /** Its address without what may be secret in it. */
  readonly place: string;
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
  /** In episodes; null where that is not known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Why nothing could be imported, see core/file/problem.ts; null for no such reason. */
  readonly problem: { readonly code: string; readonly value: string } | null;
  /** What of this site broke it off, in its own words; null where nothing did. */
  readonly broken: string | null;
  /** The slug of its show, once all is here. */
  readonly show: string | null;
  readonly dueAt: Date;
}

export interface ListedImports {
  readonly imports: readonly ListedImport[];
  /** How many wait besides. */
  readonly more: number;
}

/**
 * What hosts add: what runs and what came to its end within a day, the newest first, and then what waits, in the order in which
 * it will be its turn.
 */
export async function listImports(db: Database, now: Date): Promise<ListedImports> {
  const recent = { finishedAt: { gt: new Date(now.getTime() - TOLD) } };
  const waits = { kind: "import", state: "waiting" };
  const [begun, waiting, waitingCount] = await Promise.all([
    db.job.findMany({
      where: { kind: "import", state: { not: "waiting" }, OR: [{ state: "running" }, recent] },
      orderBy: { id: "desc" },
      take: MOST,
    }),
    db.job.findMany({ where: waits, orderBy: [{ dueAt: "asc" }, { id: "asc" }], take: MOST_WAITING }),
    db.job.count({ where: waits }),
  ]);
  const jobs = [...begun, ...waiting];
  const slugs = jobs.flatMap(({ payload }) => parsePayload(payload)?.show ?? []);
  const shows = await db.show.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const here = new Set(shows.map(({ slug }) => slug));
  const listed = jobs.map(toListed);
  // A show that is in the trash is told there.
  const imports = listed.filter(({ show, state }) => state !== "done" || (show !== null && here.has(show)));
  return { imports, more: waitingCount - waiting.length };
}

interface ImportRow {
  readonly id: number;
  readonly subject: string;
  readonly state: string;
  readonly payload: unknown;
  readonly done: number | null;
  readonly total: number | null;
  readonly lastError: string | null;
  readonly dueAt: Date;
}

/** An import with what its feed reported, once all is here; null for none. */
export async function findImport(
  db: Database,
  id: number,
): Promise<{ readonly listed: ListedImport; readonly outcome: FeedOutcome | null } | null> {
  const job = await db.job.findFirst({ where: { id, kind: "import" } });
  if (job === null) return null;
  const listed = toListed(job);
  if (listed.state !== "done" || listed.show === null) return { listed, outcome: null };
  const where = { show: { slug: listed.show } };
  const feed = await db.feed.findFirst({ where, select: { outcome: true } });
  return { listed, outcome: parseOutcome(feed?.outcome ?? null) };
}

function toListed({ id, subject, payload, done, total, lastError, dueAt, ...job }: ImportRow): ListedImport {
  const { title = "", show = null, problem = null } = parsePayload(payload) ?? {};
  return {
    id,
    show,
    title: title || placeOf(subject),
    place: placeOf(subject),
    state: stateOf(job.state),
    progress: done === null || total === null ? null : { done, total },
    problem: lastError === null ? null : problem,
    broken: problem === null ? lastError : null,
    dueAt,
  };
}

function stateOf(state: string): ListedImport["state"] {
  return state === "waiting" || state === "running" || state === "done" || state === "cancelled"
    ? state
    : "failed";
}
