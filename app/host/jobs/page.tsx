import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { mayAct } from "#core/account/role.ts";
import { JOBS } from "#core/feed/host-address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { LiveJobs } from "#features/feeds/live-jobs.tsx";
import { Part } from "#features/settings/part.tsx";
import { database } from "#server/db/client.ts";
import { type ListedJob, listJobs } from "#server/jobs/list.ts";
import { listProgress } from "#server/jobs/progress.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";
import { FailedJob, RunningJob, WaitingJob } from "./job-row.tsx";
import { WorkNote } from "./work-note.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("jobs"), robots: { index: false } };
}

export default async function JobsPage({ searchParams }: PageProps<"/host/jobs">) {
  const t = await getTranslations("keeping");
  const { session, note } = await readMemberVisit(searchParams, JOBS);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const { running, failed, waiting, waitingCount } = await listJobs(database());
  return (
    <div className={plain.page}>
      <HostNav page={JOBS} />
      <h1>{t("jobs")}</h1>
      <p className={plain.about}>{t("jobsAbout")}</p>
      <WorkNote />
      {(await listProgress(database(), new Date())).length > 0 && <LiveJobs />}
      <NoteLine form="jobCancel" note={note} />
      <NoteLine form="jobRun" note={note} />
      <NoteLine form="transcribe" note={note} />
      <JobPart title={t("running")} none={t("runningNone")} jobs={running} row={RunningJob} />
      <JobPart title={t("failedPart")} none={t("failedNone")} jobs={failed} row={FailedJob} />
      <JobPart title={t("waiting")} none={t("waitingNone")} jobs={waiting} row={WaitingJob}>
        {waitingCount > waiting.length && <p>{t("waitingMore", { count: waitingCount - waiting.length })}</p>}
      </JobPart>
    </div>
  );
}

interface JobPartProps {
  readonly title: string;
  /** In place of a list of none. */
  readonly none: string;
  readonly jobs: readonly ListedJob[];
  readonly row: (props: { readonly job: ListedJob }) => ReactNode | Promise<ReactNode>;
  readonly children?: ReactNode;
}

function JobPart({ title, none, jobs, row: Row, children }: JobPartProps) {
  return (
    <Part title={title}>
      {jobs.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className={kept.list} aria-label={title}>
          {jobs.map((job) => (
            <Row key={job.id} job={job} />
          ))}
        </ul>
      )}
      {children}
    </Part>
  );
}
