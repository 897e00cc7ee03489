import { getFormatter, getTranslations } from "next-intl/server";
import { showHref } from "#core/episode/address.ts";
import { feedAdvice } from "#core/feed/feed-advice.ts";
import { FEEDS } from "#core/feed/host-address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import type { ListedImport } from "#server/feeds/imports.ts";
import { JobAct } from "../jobs/job-act.tsx";
import kept from "../keeping.module.css";
import { problemSentence } from "./problem-sentence.ts";

interface ImportRowProps {
  readonly shown: ListedImport;
}

/** A show that is being added, or was just now: how far it is, and what can be done. */
export async function ImportRow({ shown }: ImportRowProps) {
  const t = await getTranslations("keeping");
  const { id, title, place, state, show } = shown;
  const over = state === "failed" || state === "cancelled";
  return (
    <li>
      <h3 dir="auto">{show === null ? title : <PageLink href={showHref(show)}>{title}</PageLink>}</h3>
      <p className={kept.soft} dir="ltr">
        {place}
      </p>
      <Stand shown={shown} />
      {state !== "done" && (
        <div className={kept.acts}>
          {over ? (
            <JobAct id={id} act="run" page={FEEDS} name={t("goOnNamed", { title })}>
              {t("goOn")}
            </JobAct>
          ) : (
            <JobAct id={id} act="cancel" page={FEEDS} name={t("cancelNamed", { title })}>
              {t("cancel")}
            </JobAct>
          )}
        </div>
      )}
    </li>
  );
}

async function Stand({ shown }: ImportRowProps) {
  const t = await getTranslations("keeping");
  const { title, state, progress, problem, broken, dueAt } = shown;
  if (state === "done") return <p className={kept.said}>{t("importDone")}</p>;
  if (state === "cancelled") return <p className={kept.said}>{t("importCancelled")}</p>;
  if (state === "running" && progress === null) return <p className={kept.said}>{t("importBegins")}</p>;
  if (state === "running" && progress)
    return (
      <>
        <p className={kept.said}>{t("progress", { ...progress })}</p>
        <progress className={kept.progress} value={progress.done} max={progress.total} aria-label={title} />
      </>
    );
  if (problem === null && broken === null) return <p className={kept.said}>{t("importWaits")}</p>;
  const again = state === "waiting";
  return (
    <div className={kept.wrong}>
      {problem ? (
        <p>{await problemSentence(problem.code, problem.value)}</p>
      ) : (
        <p>{t("importBroken", { error: broken ?? "" })}</p>
      )}
      {again && <p>{t("importAgain", { time: await timeText(dueAt) })}</p>}
      {!again && problem && <p>{t(`addAdvice.${feedAdvice(problem.code, problem.value)}`)}</p>}
    </div>
  );
}

async function timeText(time: Date): Promise<string> {
  const format = await getFormatter();
  return format.dateTime(time, { dateStyle: "medium", timeStyle: "short" });
}
