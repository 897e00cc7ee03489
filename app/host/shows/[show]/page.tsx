import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageHref } from "#core/account/address.ts";
import { mayAct } from "#core/account/role.ts";
import { HOST, HOST_FORMS_PATH, ownEpisodeHref, ownShowHref, UPLOAD } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { ShowFields } from "#features/upload/show-fields.tsx";
import { database } from "#server/db/client.ts";
import { findOwnShow } from "#server/upload/own-show.ts";
import { readMemberVisit } from "../../../account-visit.ts";
import plain from "../../../plain-page.module.css";
import styles from "../../host.module.css";
import { HostNav } from "../../host-nav.tsx";
import { HostsOnly } from "../../hosts-only.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("host");
  return { title: t("changeShow"), robots: { index: false } };
}

export default async function OwnShowPage({ params, searchParams }: PageProps<"/host/shows/[show]">) {
  const t = await getTranslations("host");
  const { show: slug } = await params;
  const { session, note } = await readMemberVisit(searchParams, ownShowHref(slug));
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const show = await findOwnShow(database(), slug);
  if (!show) notFound();
  const { title, author, language, description, href, episodes } = show;
  return (
    <div className={plain.page}>
      <HostNav page={HOST} />
      <h1>{title}</h1>
      <p className={styles.ways}>
        <PageLink href={href}>{t("toPage")}</PageLink>
        <PageLink href={pageHref(UPLOAD, { show: slug })}>{t("upload")}</PageLink>
      </p>
      <Part title={t("changeShow")}>
        <NoteLine form="show" note={note} />
        <AccountForm action={`${HOST_FORMS_PATH}shows/change`} files>
          <input type="hidden" name="show" value={slug} />
          <ShowFields title={title} author={author ?? ""} language={language} description={description} />
          <TextButton type="submit">{t("keep")}</TextButton>
        </AccountForm>
      </Part>
      <Part title={t("episodes")}>
        {episodes.length === 0 ? (
          <p>{t("noEpisodes")}</p>
        ) : (
          <ul className={styles.episodes}>
            {episodes.map((episode) => (
              <li key={episode.slug}>
                <PageLink href={ownEpisodeHref(slug, episode.slug)}>{episode.title}</PageLink>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </div>
  );
}
