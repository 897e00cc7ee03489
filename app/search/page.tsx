import { Rss } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import {
  isFiltered,
  parseSearchRequest,
  type SearchRequest,
  searchFeedHref,
  searchHref,
  withoutFilter,
} from "#core/search/request.ts";
import { SearchFilters } from "#features/search/search-filters.tsx";
import { SearchHelp } from "#features/search/search-help.tsx";
import { SearchOrder } from "#features/search/search-order.tsx";
import { SearchResults } from "#features/search/search-results.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { askForPage } from "#server/http/page-question.ts";
import { search } from "#server/search/search.ts";
import { oneOf } from "../search-params.ts";
import styles from "./page.module.css";

type Props = PageProps<"/search">;

async function readRequest({ searchParams }: Props): Promise<SearchRequest> {
  const given = await searchParams;
  return parseSearchRequest((name) => oneOf(given[name]));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations("search");
  const request = await readRequest(props);
  const { query } = request;
  return {
    title: query === "" ? t("label") : t("titleFor", { query }),
    robots: { index: false },
    ...(query !== "" && { alternates: { types: { "application/rss+xml": searchFeedHref(request) } } }),
  };
}

export default async function SearchPage(props: Props) {
  const t = await getTranslations("search");
  const request = await readRequest(props);
  const { query } = request;
  if (query === "" && !isFiltered(request)) {
    return (
      <EmptyState title={t("label")} advice={t("advice")}>
        <SearchHelp />
      </EmptyState>
    );
  }
  const asked = await askForPage(() => search(request));
  if (asked.kind === "later")
    return <EmptyState title={t("later")} advice={t("laterAdvice", { seconds: asked.seconds })} />;
  const results = asked.value;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{query === "" ? t("everything") : t("titleFor", { query })}</h1>
        {query !== "" && (
          <a href={searchFeedHref(request)} className={styles.feed}>
            <Icon of={Rss} />
            <span>{t("feed")}</span>
          </a>
        )}
      </header>
      <div className={styles.tools}>
        <SearchFilters request={request} facets={results.facets} />
        {results.totalEpisodes > 1 && <SearchOrder request={request} />}
      </div>
      {results.totalEpisodes === 0 ? (
        <Nothing request={request} didYouMean={results.didYouMean} />
      ) : (
        <SearchResults request={request} results={results} />
      )}
    </div>
  );
}

interface NothingProps {
  readonly request: SearchRequest;
  readonly didYouMean: readonly string[];
}

async function Nothing({ request, didYouMean }: NothingProps) {
  const t = await getTranslations("search");
  return (
    <section className={styles.nothing} role="status">
      <p>{t("nothing", { query: request.query })}</p>
      {didYouMean.length > 0 && (
        <p className={styles.meant}>
          <span>{t("didYouMean")}</span>
          {didYouMean.map((query) => (
            <Link key={query} href={searchHref({ ...request, query, page: 1 })}>
              <bdi>{query}</bdi>
            </Link>
          ))}
        </p>
      )}
      {isFiltered(request) ? (
        <p>
          <Link href={searchHref(withoutFilter(request))}>{t("searchEverywhere")}</Link>
        </p>
      ) : (
        <p>{t("nothingAdvice")}</p>
      )}
    </section>
  );
}
