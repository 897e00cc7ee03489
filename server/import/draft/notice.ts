import { type Problem, problemAt } from "#core/file/problem.ts";
import { withoutLogin } from "#core/text/login.ts";
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

/** A file with more problems than this is not read better for knowing them all: their number is told. */
const MOST_NOTICES = 1000;

export function toNotices({ episode, source }: NamedFile, problems: readonly Problem[]): readonly Notice[] {
  const { kept, notices } = atMost(problems, MOST_NOTICES, { episode, source }, "problems-left-out");
  return [...kept.map((problem) => toNotice({ episode, source }, problem, false)), ...notices];
}

/** A notice about a whole file rather than a spot in it. */
export function noticeOf({ episode, source }: NamedFile, code: string, value: string): Notice {
  return toNotice({ episode, source }, problemAt({ path: "" }, code, value), false);
}

/** Why a file was not read. */
export function noticeOfFailure(
  { episode, source }: NamedFile,
  { kind, code, value }: Refused | Failed,
): Notice {
  return toNotice({ episode, source }, problemAt({ path: "" }, code, value), kind === "failed");
}

/** Every notice is made here: none tells a password. */
function toNotice({ episode, source }: NamedFile, problem: Problem, retry: boolean): Notice {
  const value = withoutLogin(problem.value);
  return {
    episode: episode === null ? null : withoutLogin(episode),
    source: withoutLogin(source),
    problem: { ...problem, value },
    retry,
  };
}

/** The first of a list, and a notice where there are more, which tells how many there were. */
export function atMost<Value>(
  list: readonly Value[],
  most: number,
  named: NamedFile,
  code: string,
): { readonly kept: readonly Value[]; readonly notices: readonly Notice[] } {
  if (list.length <= most) return { kept: list, notices: [] };
  return { kept: list.slice(0, most), notices: [noticeOf(named, code, `${list.length} > ${most}`)] };
}
