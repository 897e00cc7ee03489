import { z } from "zod";
import { showHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import type { ListedImport } from "../feeds/imports.ts";
import type { ListedFeed } from "../feeds/list.ts";
import type { FeedOutcome } from "../feeds/outcome.ts";
import type { ListedJob, ListedJobs } from "../jobs/list.ts";
import { count, listOf } from "./schema.ts";

const time = z.iso.datetime().nullable();
const problem = z.object({ code: z.string(), value: z.string() });
const progress = z.object({ done: count, total: count }).nullable();
const job = z.int().describe("The id of the job");
const place = z.string().describe("Its address, without scheme, query and password");

const report = z.object({
  added: count,
  updated: count,
  unchanged: count,
  problems: count.describe("How many there were"),
  named: listOf(problem.extend({ episode: z.string().nullable() })).describe("The first of them"),
});

export const feedSchema = z.object({
  show: z.string().describe("A show's id"),
  title: z.string(),
  url: z.url().describe("The page of its show"),
  place: z.string().describe("Its address, without scheme, query and password; or the path of a file"),
  state: z.enum(["kept", "paused", "gone", "local"]),
  running: z.boolean().describe("It is being asked for now"),
  checked: time,
  next: time.describe("When it is asked for next; null where it is not"),
  failure: problem
    .extend({ times: count, since: time })
    .nullable()
    .describe("Why it could not be read the last time"),
  brokenOff: z.boolean().describe("An error of this site broke off its last reading"),
  report: report.nullable().describe("What its last good reading did"),
});
export const feedsSchema = z.object({ feeds: listOf(feedSchema) });

export const hintedSchema = z.object({ feeds: count.describe("How many feeds of this site were meant") });

export const importSchema = z.object({
  job,
  title: z.string(),
  place,
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  progress: progress.describe("In episodes"),
  problem: problem.nullable().describe("Why nothing could be imported"),
  broken: z.string().nullable().describe("The error of this site that broke it off"),
  due: z.iso.datetime(),
  url: z.url().nullable().describe("The page of its show, once all is here"),
  report: report.nullable().describe("What came of it, once all is here; null in lists"),
});
export const importsSchema = z.object({
  imports: listOf(importSchema),
  more: count.describe("How many wait besides"),
});

const jobSchema = z.object({
  job,
  kind: z.string().describe("feed, import, length, measure, transcribe, align, websub or upkeep"),
  title: z.string(),
  show: z
    .string()
    .nullable()
    .describe("The title of the show whose episode it is done with; null for other jobs"),
  due: z.iso.datetime(),
  started: time,
  progress: progress.describe("In episodes, bytes of a sound, or seconds of what is transcribed"),
  problem: problem.nullable(),
  error: z.string().nullable(),
  failures: count,
  givenUp: z.boolean().describe("It has failed so often that it is not tried again"),
  cancelled: z.boolean(),
});
export const jobsSchema = z.object({
  running: listOf(jobSchema),
  failed: listOf(jobSchema),
  waiting: listOf(jobSchema).describe("The next first, a hundred at most"),
  waitingTotal: count,
});

/** `publicUrl` without a trailing slash, here and below. */
export function answerFeed(feed: ListedFeed, publicUrl: string): z.infer<typeof feedSchema> {
  const { slug, title, href, place, state, running, checkedAt, nextAt, failure, brokenOff, outcome } = feed;
  return {
    show: slug,
    title,
    url: wholeUrl(href, publicUrl),
    place,
    state,
    running,
    checked: isoTime(checkedAt),
    next: isoTime(nextAt),
    failure: failure && { ...failure, since: isoTime(failure.since) },
    brokenOff,
    report: outcome,
  };
}

export function answerImport(
  { id, title, place, state, progress, problem, broken, dueAt, show }: ListedImport,
  outcome: FeedOutcome | null,
  publicUrl: string,
): z.infer<typeof importSchema> {
  const url = show === null ? null : wholeUrl(showHref(show), publicUrl);
  return {
    job: id,
    title,
    place,
    state,
    progress,
    problem,
    broken,
    due: dueAt.toISOString(),
    url,
    report: outcome,
  };
}

export function answerJobs({
  running,
  failed,
  waiting,
  waitingCount,
}: ListedJobs): z.infer<typeof jobsSchema> {
  return {
    running: running.map(answerJob),
    failed: failed.map(answerJob),
    waiting: waiting.map(answerJob),
    waitingTotal: waitingCount,
  };
}

function answerJob(listed: ListedJob): z.infer<typeof jobSchema> {
  const { id, kind, title, show, dueAt, startedAt, progress, problem, lastError, failures } = listed;
  const { givenUp, cancelled } = listed;
  return {
    job: id,
    kind,
    title,
    show,
    due: dueAt.toISOString(),
    started: isoTime(startedAt),
    progress,
    problem,
    error: lastError,
    failures,
    givenUp,
    cancelled,
  };
}

function isoTime(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
