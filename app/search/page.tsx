import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchResults } from "#features/search/search-results.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { search } from "#server/search/search.ts";
import { oneOf, pageOf } from "../search-params.ts";
import styles from "./page.module.css";

type Props = PageProps<"/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("search");
  const query = oneOf((await searchParams).q);
  return { title: query === "" ? t("label") : t("titleFor", { query }), robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const t = await getTranslations("search");
  const { q, page } = await searchParams;
  const query = oneOf(q);
  if (query === "") return <EmptyState title={t("label")} advice={t("advice")} />;
  const results = await search(query, pageOf(page));
  if (results.episodes.length === 0)
    return <EmptyState title={t("nothing", { query })} advice={t("nothingAdvice")} />;
  return (
    <div className={styles.page}>
      <h1>{t("titleFor", { query })}</h1>
      <SearchResults query={query} results={results} />
    </div>
  );
}
