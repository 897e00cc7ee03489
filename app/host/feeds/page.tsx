import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { ADD_FEED, FEEDS } from "#core/feed/host-address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { LiveJobs } from "#features/feeds/live-jobs.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { database } from "#server/db/client.ts";
import { type ListedImports, listImports } from "#server/feeds/imports.ts";
import { listFeeds } from "#server/feeds/list.ts";
import { listProgress } from "#server/jobs/progress.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import styles from "../host.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import { WorkNote } from "../jobs/work-note.tsx";
import kept from "../keeping.module.css";
import { AddForm } from "./add-form.tsx";
import { FeedRow } from "./feed-row.tsx";
import { ImportRow } from "./import-row.tsx";

/** Those that lead here. */
const FORMS = ["feedAdd", "feedListAdd", "feedRefresh", "feedPause", "jobCancel", "jobRun"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("feeds"), robots: { index: false } };
}

export default async function FeedsPage({ searchParams }: PageProps<"/host/feeds">) {
  const t = await getTranslations("keeping");
  const { session, note } = await readMemberVisit(searchParams, FEEDS);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const now = new Date();
  const [feeds, { imports, more: importsLeft }, running] = await Promise.all([
    listFeeds(database(), now),
    listImports(database(), now),
    listProgress(database(), now),
  ]);
  return (
    <div className={plain.page}>
      <HostNav page={FEEDS} />
      <h1>{t("feeds")}</h1>
      <p className={plain.about}>{t("feedsAbout")}</p>
      <WorkNote />
      {FORMS.map((form) => (
        <NoteLine key={form} form={form} note={note} />
      ))}
      {running.length > 0 && <LiveJobs />}
      <Part title={t("addFeed")}>
        <AddForm address="" />
        <p className={styles.ways}>
          <PageLink href={ADD_FEED}>{t("list")}</PageLink>
        </p>
      </Part>
      {imports.length > 0 && <Imports imports={imports} more={importsLeft} />}
      {feeds.length === 0 ? (
        <Part title={t("feedsNone")}>
          <p>{t("feedsNoneAdvice")}</p>
        </Part>
      ) : (
        <Part title={t("feedsHere")}>
          <ul className={kept.list} aria-label={t("feeds")}>
            {feeds.map((feed) => (
              <FeedRow key={feed.slug} feed={feed} now={now} />
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

async function Imports({ imports, more }: ListedImports) {
  const t = await getTranslations("keeping");
  const unfinished = imports.some(({ state }) => state === "waiting" || state === "running");
  return (
    <Part title={t("adding")}>
      {unfinished && <p className={styles.bare}>{t("reload")}</p>}
      <ul className={kept.list} aria-label={t("adding")}>
        {imports.map((shown) => (
          <ImportRow key={shown.id} shown={shown} />
        ))}
      </ul>
      {more > 0 && <p className={kept.said}>{t("importsMore", { count: more })}</p>}
    </Part>
  );
}
