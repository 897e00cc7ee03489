import { showHref } from "#core/episode/address.ts";
import type { Database } from "../db/client.ts";
import { parsePayload } from "./import-payload.ts";
import { placeOf } from "./list.ts";

/** So long what came to its end is still told. Milliseconds. */
const TOLD = 24 * 3600 * 1000;
const MOST = 50;

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
  /** The page of its show, once all is here. */
  readonly href: string | null;
  readonly dueAt: Date;
}

/** What hosts add: all that waits and runs, and what came to its end within a day. The newest first. */
export async function listImports(db: Database, now: Date): Promise<readonly ListedImport[]> {
  const recent = { finishedAt: { gt: new Date(now.getTime() - TOLD) } };
  const jobs = await db.job.findMany({
    where: { kind: "import", OR: [{ state: { in: ["waiting", "running"] } }, recent] },
    orderBy: { id: "desc" },
    take: MOST,
  });
  const slugs = jobs.flatMap(({ payload }) => parsePayload(payload)?.show ?? []);
  const shows = await db.show.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const here = new Set(shows.map(({ slug }) => slug));
  return jobs.flatMap(({ id, subject, payload, done, total, lastError, dueAt, ...job }) => {
    const state = stateOf(job.state);
    const { title = "", show = null, problem = null } = parsePayload(payload) ?? {};
    // Its show is in the trash.
    if (state === "done" && (show === null || !here.has(show))) return [];
    return {
      id,
      title: title || placeOf(subject),
      place: placeOf(subject),
      state,
      progress: done === null || total === null ? null : { done, total },
      problem: lastError === null ? null : problem,
      broken: problem === null ? lastError : null,
      href: show === null ? null : showHref(show),
      dueAt,
    };
  });
}

function stateOf(state: string): ListedImport["state"] {
  return state === "waiting" || state === "running" || state === "done" || state === "cancelled"
    ? state
    : "failed";
}
