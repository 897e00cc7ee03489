import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cut } from "#core/text/cut.ts";
import { NameSearch } from "#features/library/name-search.tsx";
import { TagList } from "#features/library/tag-list.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { listTagPage } from "#server/shows/tags.ts";
import { listHref, stayWithin } from "../last-page.ts";
import styles from "../list.module.css";
import { LONGEST_NAME, oneOf, pageOf } from "../search-params.ts";

type Props = PageProps<"/tags">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("tags");
  const { q } = await searchParams;
  return {
    title: t("title"),
    description: t("description"),
    ...(oneOf(q) === "" ? {} : { robots: { index: false } }),
  };
}

/** What the episodes of this archive are about. */
export default async function TagsPage({ searchParams }: Props) {
  const t = await getTranslations("tags");
  const given = await searchParams;
  const query = cut(oneOf(given.q).replace(/^#/, ""), LONGEST_NAME);
  const page = pageOf(given.page);
  const { tags, total, pages } = await listTagPage(query, page);
  const hrefOf = (n: number) => listHref("/tags", n, query);
  stayWithin(page, pages, hrefOf);
  if (total === 0 && query === "") return <EmptyState title={t("none")} advice={t("noneAdvice")} />;
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <NameSearch action="/tags" name={t("find")} submit={t("submit")} query={query} />
      <p role="status" className={styles.count}>
        {total === 0 ? t("noneFound", { query }) : t("count", { count: total })}
      </p>
      <TagList tags={tags} />
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </div>
  );
}
