import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { FEEDS, JOBS } from "#core/feed/host-address.ts";
import { HOST } from "#core/upload/address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { LiveJobs } from "#features/feeds/live-jobs.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { type ListedImport, listImports } from "#server/feeds/imports.ts";
import { listFeeds } from "#server/feeds/list.ts";
import { listProgress } from "#server/jobs/progress.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import styles from "../host.module.css";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";
import { AddForm } from "./add-form.tsx";
import { FeedRow } from "./feed-row.tsx";
import { ImportRow } from "./import-row.tsx";

/** Those that lead here. */
const FORMS = ["feedAdd", "feedRefresh", "feedPause", "jobCancel", "jobRun"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("feeds"), robots: { index: false } };
}

export default async function FeedsPage({ searchParams }: PageProps<"/host/feeds">) {
  const [t, host] = [await getTranslations("keeping"), await getTranslations("host")];
  const { session, note } = await readMemberVisit(searchParams, FEEDS);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const now = new Date();
  const [feeds, imports, running] = await Promise.all([
    listFeeds(database()),
    listImports(database(), now),
    listProgress(database(), now),
  ]);
  return (
    <div className={plain.page}>
      <h1>{t("feeds")}</h1>
      <p className={plain.about}>{t("feedsAbout")}</p>
      {!config().keepFeeds && <p className={kept.wrong}>{t("feedsOff")}</p>}
      <p className={styles.ways}>
        <PageLink href={HOST}>{host("shows")}</PageLink>
        <PageLink href={JOBS}>{t("jobs")}</PageLink>
      </p>
      {FORMS.map((form) => (
        <NoteLine key={form} form={form} note={note} />
      ))}
      {running.length > 0 && <LiveJobs />}
      <Part title={t("addFeed")}>
        <AddForm address="" />
      </Part>
      {imports.length > 0 && <Imports imports={imports} />}
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

async function Imports({ imports }: { readonly imports: readonly ListedImport[] }) {
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
    </Part>
  );
}
