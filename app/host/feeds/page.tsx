import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { FEEDS, JOBS } from "#core/feed/host-address.ts";
import { HOST } from "#core/upload/address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { listFeeds } from "#server/feeds/list.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import styles from "../host.module.css";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";
import { FeedRow } from "./feed-row.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("feeds"), robots: { index: false } };
}

export default async function FeedsPage({ searchParams }: PageProps<"/host/feeds">) {
  const [t, host] = [await getTranslations("keeping"), await getTranslations("host")];
  const { session, note } = await readMemberVisit(searchParams, FEEDS);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const feeds = await listFeeds(database());
  if (feeds.length === 0) return <EmptyState title={t("feedsNone")} advice={t("feedsNoneAdvice")} />;
  return (
    <div className={plain.page}>
      <h1>{t("feeds")}</h1>
      <p className={plain.about}>{t("feedsAbout")}</p>
      {!config().keepFeeds && <p className={kept.wrong}>{t("feedsOff")}</p>}
      <p className={styles.ways}>
        <PageLink href={HOST}>{host("shows")}</PageLink>
        <PageLink href={JOBS}>{t("jobs")}</PageLink>
      </p>
      <NoteLine form="feedRefresh" note={note} />
      <NoteLine form="feedPause" note={note} />
      <ul className={kept.list} aria-label={t("feeds")}>
        {feeds.map((feed) => (
          <FeedRow key={feed.slug} feed={feed} now={new Date()} />
        ))}
      </ul>
    </div>
  );
}
