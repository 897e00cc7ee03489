import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { ADD_FEED, FEED_LIST, FEEDS } from "#core/feed/host-address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { findList, listChoices } from "#server/feeds/kept-list.ts";
import type { SubscriptionList } from "#server/feeds/subscription-list.ts";
import { readMemberVisit } from "../../../account-visit.ts";
import plain from "../../../plain-page.module.css";
import styles from "../../host.module.css";
import { HostNav } from "../../host-nav.tsx";
import { HostsOnly } from "../../hosts-only.tsx";
import kept from "../../keeping.module.css";
import { problemSentence } from "../problem-sentence.ts";
import { ChoiceForm, Others } from "./choice-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("list"), robots: { index: false } };
}

/** What a list of another app names, to be chosen of. */
export default async function FeedListPage({ searchParams }: PageProps<"/host/feeds/list">) {
  const t = await getTranslations("keeping");
  const { session, note } = await readMemberVisit(searchParams, FEED_LIST);
  const { account } = session;
  if (!mayAct(account.role, "host")) return <HostsOnly />;
  const list = findList(account.id, new Date());
  return (
    <div className={plain.page}>
      <HostNav page={FEEDS} />
      <h1>{t("list")}</h1>
      <p className={styles.ways}>
        <PageLink href={ADD_FEED}>{t("listOther")}</PageLink>
        <PageLink href={FEEDS}>{t("back")}</PageLink>
      </p>
      <NoteLine form="feedListAdd" note={note} />
      {list === null ? <p className={kept.said}>{t("listGone")}</p> : <Read list={list} />}
    </div>
  );
}

async function Read({ list }: { readonly list: SubscriptionList }) {
  const t = await getTranslations("keeping");
  if (list.kind === "failed")
    return (
      <div className={kept.wrong} role="alert">
        <p>{await problemSentence(list.code, list.value)}</p>
        <p>{t("listFailedAdvice")}</p>
      </div>
    );
  const choices = await listChoices(database(), list, config());
  return (
    <>
      <ChoiceForm choices={choices} left={list.left} />
      {list.others.length > 0 && <Others names={list.others} />}
    </>
  );
}
