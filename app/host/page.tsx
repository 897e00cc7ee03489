import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageHref } from "#core/account/address.ts";
import { mayAct } from "#core/account/role.ts";
import { showFeedHref } from "#core/episode/address.ts";
import { HOST, ownShowHref, UPLOAD } from "#core/upload/address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { database } from "#server/db/client.ts";
import { listOwnShows, type OwnShow } from "#server/upload/own-show.ts";
import { readMemberVisit } from "../account-visit.ts";
import plain from "../plain-page.module.css";
import styles from "./host.module.css";
import { HostNav } from "./host-nav.tsx";
import { HostsOnly } from "./hosts-only.tsx";

/** CSS pixels. */
const ART = 72;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("host");
  return { title: t("shows"), robots: { index: false } };
}

export default async function HostPage({ searchParams }: PageProps<"/host">) {
  const t = await getTranslations("host");
  const { session, note } = await readMemberVisit(searchParams, HOST);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const shows = await listOwnShows(database());
  return (
    <div className={plain.page}>
      <HostNav page={HOST} />
      <h1>{t("shows")}</h1>
      <p className={plain.about}>{t("showsAbout")}</p>
      <NoteLine form="newShow" note={note} />
      <NoteLine form="show" note={note} />
      <NoteLine form="episode" note={note} />
      {shows.length > 0 && (
        <ul className={styles.shows}>
          {shows.map((show) => (
            <ShowRow key={show.slug} show={show} />
          ))}
        </ul>
      )}
      <p className={styles.ways}>
        <PageLink href={UPLOAD}>{shows.length > 0 ? t("newShow") : t("firstShow")}</PageLink>
      </p>
    </div>
  );
}

async function ShowRow({ show }: { readonly show: OwnShow }) {
  const t = await getTranslations("host");
  const { slug, title, href, imageUrl, episodes } = show;
  return (
    <li>
      <Art url={imageUrl} size={ART} />
      <div className={styles.show}>
        <h2>
          <PageLink href={href}>{title}</PageLink>
        </h2>
        <p className={styles.hint}>{t("episodeCount", { count: episodes.length })}</p>
        <p className={styles.ways}>
          <PageLink href={pageHref(UPLOAD, { show: slug })} aria-label={t("uploadTo", { show: title })}>
            {t("upload")}
          </PageLink>
          <PageLink href={ownShowHref(slug)} aria-label={t("changeOf", { title })}>
            {t("change")}
          </PageLink>
          <a href={showFeedHref(href)} aria-label={t("feedOf", { show: title })}>
            {t("feed")}
          </a>
        </p>
      </div>
    </li>
  );
}
