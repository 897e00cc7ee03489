import { type Problem, problemAt } from "#core/file/problem.ts";
import type { Failed, Refused } from "../../fetch/resource.ts";

/** Something the host should know of: a problem, in the file or at the address `source`, of the episode it concerns. */
export interface Notice {
  readonly episode: string | null;
  readonly source: string;
  readonly problem: Problem;
  /** Something could not be had that another import may get: a file missing, a host not answering. */
  readonly retry: boolean;
}

/** One file of an import, as seen from the episode (by its title) that names it; null for the feed itself. */
export interface NamedFile {
  readonly episode: string | null;
  readonly source: string;
}

/** A file with more problems than this is not read better for knowing them all. */
const MOST_NOTICES = 1000;

export function toNotices({ episode, source }: NamedFile, problems: readonly Problem[]): readonly Notice[] {
  return problems.slice(0, MOST_NOTICES).map((problem) => ({ episode, source, problem, retry: false }));
}

/** A notice about a whole file rather than a spot in it. */
export function noticeOf({ episode, source }: NamedFile, code: string, value: string): Notice {
  return { episode, source, problem: problemAt({ path: "" }, code, value), retry: false };
}

/** Why a file was not read. */
export function noticeOfFailure(
  { episode, source }: NamedFile,
  { kind, code, value }: Refused | Failed,
): Notice {
  return { episode, source, problem: problemAt({ path: "" }, code, value), retry: kind === "failed" };
}
