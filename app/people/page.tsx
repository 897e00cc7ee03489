import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cut } from "#core/text/cut.ts";
import { NameSearch } from "#features/library/name-search.tsx";
import { PersonList } from "#features/library/person-list.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { listPersonPage } from "#server/shows/person-list.ts";
import { listHref, stayWithin } from "../last-page.ts";
import styles from "../list.module.css";
import { LONGEST_NAME, oneOf, pageOf } from "../search-params.ts";

type Props = PageProps<"/people">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("people");
  const { q } = await searchParams;
  return {
    title: t("title"),
    description: t("description"),
    ...(oneOf(q) === "" ? {} : { robots: { index: false } }),
  };
}

/** Everybody who is credited or heard in this archive. */
export default async function PeoplePage({ searchParams }: Props) {
  const t = await getTranslations("people");
  const given = await searchParams;
  const query = cut(oneOf(given.q), LONGEST_NAME);
  const page = pageOf(given.page);
  const { people, total, pages } = await listPersonPage(query, page);
  const hrefOf = (n: number) => listHref("/people", n, query);
  stayWithin(page, pages, hrefOf);
  if (total === 0 && query === "") return <EmptyState title={t("none")} advice={t("noneAdvice")} />;
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <NameSearch action="/people" name={t("find")} submit={t("submit")} query={query} />
      <p role="status" className={styles.count}>
        {total === 0 ? t("noneFound", { query }) : t("count", { count: total })}
      </p>
      <PersonList people={people} />
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </div>
  );
}
