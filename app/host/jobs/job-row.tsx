import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { JOBS } from "#core/feed/host-address.ts";
import { formatBytes } from "#features/upload/bytes.ts";
import type { ListedJob } from "#server/jobs/list.ts";
import { problemSentence } from "../feeds/problem-sentence.ts";
import kept from "../keeping.module.css";
import { JobAct } from "./job-act.tsx";

interface JobRowProps {
  readonly job: ListedJob;
}

/** One that is being done. */
export async function RunningJob({ job }: JobRowProps) {
  const t = await getTranslations("keeping");
  const { id, kind, startedAt, progress } = job;
  const title = await nameOf(job);
  return (
    <JobRow job={job}>
      {startedAt && <p className={kept.soft}>{t("began", { time: await timeText(startedAt) })}</p>}
      {progress && (
        <>
          <p className={kept.said}>{await progressText(kind, progress)}</p>
          <progress className={kept.progress} value={progress.done} max={progress.total} aria-label={title} />
        </>
      )}
      <div className={kept.acts}>
        <CancelAct id={id} title={title} />
      </div>
    </JobRow>
  );
}

/** One that came to an end by an error, or was cancelled. */
export async function FailedJob({ job }: JobRowProps) {
  const t = await getTranslations("keeping");
  const { id, lastError, problem, failures, givenUp, cancelled, dispensable, dueAt } = job;
  const title = await nameOf(job);
  return (
    <JobRow job={job}>
      {cancelled || lastError === null ? (
        <p className={kept.said}>{t("cancelled")}</p>
      ) : (
        <div className={kept.wrong}>
          <p>{problem ? await problemSentence(problem.code, problem.value) : lastError}</p>
          <p>
            {givenUp
              ? t("givenUp", { count: failures })
              : t("tries", { count: failures, time: await timeText(dueAt) })}
          </p>
        </div>
      )}
      <div className={kept.acts}>
        <JobAct id={id} act="run" page={JOBS} name={t("tryAgainNamed", { title })}>
          {t("tryAgain")}
        </JobAct>
        {dispensable && <CancelAct id={id} title={title} />}
      </div>
    </JobRow>
  );
}

/** One whose time has not come. */
export async function WaitingJob({ job }: JobRowProps) {
  const t = await getTranslations("keeping");
  const { id, dueAt, dispensable } = job;
  const title = await nameOf(job);
  return (
    <JobRow job={job}>
      <p className={kept.soft}>{t("due", { time: await timeText(dueAt) })}</p>
      <div className={kept.acts}>
        <JobAct id={id} act="run" page={JOBS} name={t("runNowNamed", { title })}>
          {t("runNow")}
        </JobAct>
        {dispensable && <CancelAct id={id} title={title} />}
      </div>
    </JobRow>
  );
}

async function CancelAct({ id, title }: { readonly id: number; readonly title: string }) {
  const t = await getTranslations("keeping");
  return (
    <JobAct id={id} act="cancel" page={JOBS} name={t("cancelNamed", { title })}>
      {t("cancel")}
    </JobAct>
  );
}

async function JobRow({ job, children }: JobRowProps & { readonly children: ReactNode }) {
  const t = await getTranslations("keeping");
  return (
    <li>
      <p className={kept.soft}>
        <span>{t(`kinds.${kindOf(job.kind)}`)}</span>
        {job.show !== null && (
          <>
            <span>{" · "}</span>
            <bdi>{job.show}</bdi>
          </>
        )}
      </p>
      <h3 dir="auto">{await nameOf(job)}</h3>
      {children}
    </li>
  );
}

const KINDS = [
  "feed",
  "import",
  "length",
  "measure",
  "transcribe",
  "align",
  "websub",
  "index",
  "embed",
  "upkeep",
] as const;

function kindOf(kind: string): (typeof KINDS)[number] | "other" {
  return KINDS.find((known) => known === kind) ?? "other";
}

async function nameOf({ kind, title }: ListedJob): Promise<string> {
  const t = await getTranslations("keeping");
  if (kind === "upkeep" || kind === "index" || kind === "embed") return t(kind);
  return kind === "measure" || kind === "length" ? t("soundOf", { title }) : title;
}

async function progressText(kind: string, progress: NonNullable<ListedJob["progress"]>): Promise<string> {
  const [t, format] = await Promise.all([getTranslations("keeping"), getFormatter()]);
  const { done, total } = progress;
  if (kind === "transcribe" || kind === "align")
    return t("progressMinutes", { done: Math.floor(done / 60), total: Math.ceil(total / 60) });
  if (kind === "index") return t("progressTexts", { ...progress });
  if (kind === "embed") return t("progressPassages", { ...progress });
  if (kind !== "measure") return t("progress", { ...progress });
  return t("progressBytes", { done: formatBytes(done, format), total: formatBytes(total, format) });
}

async function timeText(time: Date): Promise<string> {
  const format = await getFormatter();
  return format.dateTime(time, { dateStyle: "medium", timeStyle: "short" });
}
