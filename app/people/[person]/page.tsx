import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { personHref } from "#core/episode/address.ts";
import { personKey } from "#core/episode/person.ts";
import { searchFor, searchHref } from "#core/search/request.ts";
import { EpisodeRow } from "#features/library/episode-row.tsx";
import { ShowList } from "#features/library/show-list.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { listChosen } from "#server/shows/episodes.ts";
import type { KnownPerson } from "#server/shows/people.ts";
import { findPerson, listCreditingShows } from "#server/shows/person-list.ts";
import { listHref, stayWithin } from "../../last-page.ts";
import styles from "../../list.module.css";
import { decoded, pageOf } from "../../search-params.ts";
import { PersonHeader } from "./person-header.tsx";

type Props = PageProps<"/people/[person]">;

/** Who is meant, however their name is written in the address. */
async function readPerson({ params }: Props): Promise<KnownPerson> {
  const key = personKey(decoded((await params).person));
  return (key === null ? null : await findPerson(key)) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations("people");
  const { key, name, episodes, blocked } = await readPerson(props);
  const page = pageOf((await props.searchParams).page);
  return {
    title: name,
    description: t("personDescription", { name, count: episodes.length }),
    alternates: { canonical: listHref(personHref(key), page) },
    ...(blocked ? { robots: { index: false, follow: false } } : {}),
  };
}

/** Where somebody is credited or heard, across all shows. */
export default async function PersonPage(props: Props) {
  const t = await getTranslations("people");
  const person = await readPerson(props);
  const { params, searchParams } = props;
  const page = pageOf((await searchParams).page);
  const hrefOf = (n: number) => listHref(personHref(person.key), n);
  if (decoded((await params).person) !== person.key) permanentRedirect(hrefOf(page));
  const { episodes, total, pages } = await listChosen(person.episodes, page);
  stayWithin(page, pages, hrefOf);
  const shows = await listCreditingShows(person);
  return (
    <div className={styles.page}>
      <PersonHeader person={person}>
        <PageLink href={searchHref({ ...searchFor(""), speaker: person.name })}>{t("searchWords")}</PageLink>
        <PageLink href="/people">{t("all")}</PageLink>
      </PersonHeader>
      {shows.length > 0 && (
        <section aria-labelledby="shows" className={styles.section}>
          <h2 id="shows">{t("shows")}</h2>
          <ShowList shows={shows} />
        </section>
      )}
      <section aria-labelledby="episodes" className={styles.section}>
        <h2 id="episodes">{t("episodes")}</h2>
        {total === 0 && <p className={styles.count}>{t("noEpisodes")}</p>}
        {episodes.map((episode) => (
          <EpisodeRow key={episode.track.href} episode={episode} showNamed />
        ))}
        <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
      </section>
    </div>
  );
}
