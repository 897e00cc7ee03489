import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { episodeHref, revisionsHref, WAITING_HREF } from "#core/episode/address.ts";
import { RevisionItem } from "#features/editor/revision-item.tsx";
import styles from "#features/editor/revisions.module.css";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { database } from "#server/db/client.ts";
import { listWaiting } from "#server/revisions/list.ts";
import { readMemberVisit } from "../account-visit.ts";
import plain from "../plain-page.module.css";
import { RevisionActions } from "../revision-actions.tsx";
import { RevisionTold } from "../revision-told.tsx";
import { oneOf, pageOf } from "../search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("revisions");
  return { title: t("waitingTitle"), robots: { index: false } };
}

/** What waits for an editor, in all shows. */
export default async function WaitingPage({ searchParams }: PageProps<"/revisions">) {
  const t = await getTranslations("revisions");
  const { session } = await readMemberVisit(searchParams, WAITING_HREF);
  const { role, id } = session.account;
  const given = await searchParams;
  if (!mayAct(role, "editor"))
    return (
      <div className={plain.page}>
        <h1>{t("waitingTitle")}</h1>
        <p className={plain.about}>{t("forEditors")}</p>
      </div>
    );
  const { revisions, total, pages } = await listWaiting(database(), pageOf(given.page));
  return (
    <div className={plain.page}>
      <h1>{t("waitingTitle")}</h1>
      <p className={plain.about}>{t("waitingAbout", { count: total })}</p>
      <RevisionTold told={oneOf(given.told)} />
      <ol className={styles.list}>
        {revisions.map((revision) => {
          const key = { show: revision.show.slug, episode: revision.episode.slug };
          const href = episodeHref(key);
          return (
            <RevisionItem
              key={revision.id}
              revision={revision}
              href={href}
              language={revision.language}
              where={
                <p className={styles.where}>
                  <PageLink href={revisionsHref(href, revision.language)}>
                    <bdi>{revision.episode.title}</bdi>
                  </PageLink>
                  <span>{" · "}</span>
                  <bdi>{revision.show.title}</bdi>
                </p>
              }
              actions={
                <RevisionActions
                  revision={revision}
                  transcript={{ ...key, language: revision.language }}
                  back="waiting"
                  role={role}
                  own={revision.authorId === id}
                />
              }
            />
          );
        })}
      </ol>
      <PageLinks page={pageOf(given.page)} pages={pages} hrefOf={(at) => `${WAITING_HREF}?page=${at}`} />
    </div>
  );
}
