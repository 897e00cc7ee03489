import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { episodeHref } from "#core/episode/address.ts";
import { HOST, HOST_FORMS_PATH, ownEpisodeHref, ownShowHref } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { EpisodeFields } from "#features/upload/episode-fields.tsx";
import { database } from "#server/db/client.ts";
import { findOwnEpisode } from "#server/upload/own-episode.ts";
import { readMemberVisit } from "../../../../account-visit.ts";
import plain from "../../../../plain-page.module.css";
import styles from "../../../host.module.css";
import { HostNav } from "../../../host-nav.tsx";
import { HostsOnly } from "../../../hosts-only.tsx";
import { UploadPart } from "../../../upload-part.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("host");
  return { title: t("changeEpisode"), robots: { index: false } };
}

type Props = PageProps<"/host/shows/[show]/[episode]">;

export default async function OwnEpisodePage({ params, searchParams }: Props) {
  const t = await getTranslations("host");
  const { show, episode: slug } = await params;
  const { session, note } = await readMemberVisit(searchParams, ownEpisodeHref(show, slug));
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const episode = await findOwnEpisode(database(), show, slug);
  if (!episode) notFound();
  return (
    <div className={plain.page}>
      <HostNav page={HOST} />
      <p className={styles.way}>
        <PageLink href={ownShowHref(show)}>{episode.showTitle}</PageLink>
      </p>
      <h1>{episode.title}</h1>
      <p className={styles.ways}>
        <PageLink href={episodeHref({ show, episode: slug })}>{t("toPage")}</PageLink>
      </p>
      <Part title={t("changeEpisode")}>
        <NoteLine form="episode" note={note} />
        <AccountForm action={`${HOST_FORMS_PATH}episodes`}>
          <input type="hidden" name="show" value={show} />
          <input type="hidden" name="episode" value={slug} />
          <EpisodeFields {...episode} />
          <TextButton type="submit">{t("keep")}</TextButton>
        </AccountForm>
      </Part>
      <Part title={t("files")}>
        <p>{t("filesAbout")}</p>
        <UploadPart account={session.account} show={show} episode={slug} />
      </Part>
    </div>
  );
}
