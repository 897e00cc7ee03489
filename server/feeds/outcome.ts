import { z } from "zod";
import { problemAt } from "#core/file/problem.ts";
import type { Notice } from "../import/draft/notice.ts";
import type { ImportReport } from "../import/report.ts";

/** More problems than these are only counted. */
const MOST_NAMED = 20;
/** Every episode whose sound stays with its host says so: nobody has to do anything about it. */
const USUAL: ReadonlySet<string> = new Set(["audio-not-measured"]);

const namedProblem = z.object({ episode: z.string().nullable(), code: z.string(), value: z.string() });
const outcome = z.object({
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  /** How many there were. */
  problems: z.number(),
  /** The first of them. */
  named: z.array(namedProblem),
});

/** What the last reading of a feed did, as it is kept: numbers of episodes, and what could not be used. */
export type FeedOutcome = z.infer<typeof outcome>;

export function parseOutcome(kept: unknown): FeedOutcome | null {
  return outcome.nullable().catch(null).parse(kept);
}

/** What a reading did. Of a feed that is as it was, the problems are those from before. */
export function outcomeOf(report: ImportReport, before: FeedOutcome | null): FeedOutcome {
  const { added, updated, unchanged, notices, known, answer } = report;
  if (answer?.kind === "unchanged") {
    const { problems = 0, named = [] } = before ?? {};
    return { added, updated, unchanged, problems, named };
  }
  return { added, updated, unchanged, ...nameProblems([...notices, ...known]) };
}

/** How many problems there are that somebody could do something about, and the first of them. */
export function nameProblems(notices: readonly Notice[]): Pick<FeedOutcome, "problems" | "named"> {
  const told = notices.filter(({ problem }) => !USUAL.has(problem.code));
  const named = told
    .slice(0, MOST_NAMED)
    .map(({ episode, problem: { code, value } }) => ({ episode, code, value }));
  return { problems: told.length, named };
}

/** Why nothing could be read: the last that is reported, for it is what ended the import. */
export function failureOf({ notices }: Pick<ImportReport, "notices">) {
  const { code, value } = notices.at(-1)?.problem ?? problemAt({ path: "" }, "empty-file");
  return { failure: code, failureValue: value };
}
