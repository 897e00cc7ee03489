import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EDIT_HASH, revisionsHref } from "#core/episode/address.ts";
import { CompareForm } from "#features/editor/compare-form.tsx";
import { PassageChanges } from "#features/editor/passage-changes.tsx";
import { RevisionItem } from "#features/editor/revision-item.tsx";
import styles from "#features/editor/revisions.module.css";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { database } from "#server/db/client.ts";
import { compareRevisions, listRevisions } from "#server/revisions/list.ts";
import { findTranscript } from "#server/revisions/transcript.ts";
import { findEpisodePage } from "#server/shows/kept-episodes.ts";
import { readMemberVisit } from "../../../../account-visit.ts";
import plain from "../../../../plain-page.module.css";
import { RevisionActions } from "../../../../revision-actions.tsx";
import { RevisionTold } from "../../../../revision-told.tsx";
import { oneOf, pageOf } from "../../../../search-params.ts";

type Props = PageProps<"/shows/[show]/[episode]/revisions">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("revisions");
  return { title: t("title"), robots: { index: false } };
}

/** All that was changed in a transcript, by whom and when, and what is proposed. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const t = await getTranslations("revisions");
  const key = await params;
  const given = await searchParams;
  const found = await findEpisodePage(key, oneOf(given.lang) || null, 1, null);
  if (!found?.transcript) notFound();
  const { track } = found.brief;
  const { language } = found.transcript;
  const page = revisionsHref(track.href, language);
  const { session } = await readMemberVisit(searchParams, page);
  const db = database();
  const transcript = (await findTranscript(db, track.key, language)) ?? notFound();
  const { revisions, total, pages } = await listRevisions(db, transcript.id, pageOf(given.page));
  const waiting = revisions.filter(({ state }) => state === "proposed" || state === "conflict");
  const others = revisions.filter((revision) => !waiting.includes(revision));
  const [from, to] = [Number(oneOf(given.from) || 0), Number(oneOf(given.to) || (others[0]?.number ?? 0))];
  const comparing = oneOf(given.from) !== "" && Number.isSafeInteger(from) && Number.isSafeInteger(to);
  const itemOf = (revision: (typeof revisions)[number]) => (
    <RevisionItem
      key={revision.id}
      revision={revision}
      href={track.href}
      language={language}
      actions={
        <RevisionActions
          revision={revision}
          transcript={{ ...track.key, language }}
          back="episode"
          role={session.account.role}
          own={revision.authorId === session.account.id}
        />
      }
    />
  );
  return (
    <div className={plain.page}>
      <h1>{t("title")}</h1>
      <p className={plain.about}>
        <PageLink href={track.href} lang={track.language}>
          <bdi>{track.title}</bdi>
        </PageLink>
        <span>{" · "}</span>
        <PageLink href={`${track.href}${EDIT_HASH}`}>{t("edit")}</PageLink>
      </p>
      <RevisionTold told={oneOf(given.told)} />
      {total === 0 && <p>{t("none")}</p>}
      {waiting.length > 0 && (
        <section>
          <h2 className={styles.part}>{t("waiting")}</h2>
          <ol className={styles.list}>{waiting.map(itemOf)}</ol>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2 className={styles.part}>{t("history")}</h2>
          <CompareForm
            action={`${track.href}/revisions`}
            language={language}
            numbers={others.map(({ number }) => number)}
            from={from}
            to={to}
          />
          {comparing && (
            <section aria-label={t("comparison")}>
              <p>{t("compared", { from, to })}</p>
              <PassageChanges
                href={track.href}
                language={language}
                changes={await compareRevisions(db, transcript.id, from, to)}
              />
            </section>
          )}
          <ol className={styles.list}>{others.map(itemOf)}</ol>
        </section>
      )}
      <PageLinks page={pageOf(given.page)} pages={pages} hrefOf={(at) => `${page}&page=${at}`} />
    </div>
  );
}
