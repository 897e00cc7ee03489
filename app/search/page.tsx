import { Rss } from "lucide";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { type HitBatch, parsePlay } from "#core/search/playable-hit.ts";
import {
  isFiltered,
  parseSearchRequest,
  type SearchRequest,
  searchAgain,
  searchFeedHref,
  searchHref,
  withoutFilter,
} from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { MonthCount } from "#core/search/trend.ts";
import { FollowButton } from "#features/search/follow-button.tsx";
import { hasOverview } from "#features/search/overview-shown.ts";
import { queryTitle } from "#features/search/query-title.ts";
import { SearchFilters } from "#features/search/search-filters.tsx";
import { SearchHelp } from "#features/search/search-help.tsx";
import { SearchOrder } from "#features/search/search-order.tsx";
import { SearchResults } from "#features/search/search-results.tsx";
import { SimilarMoments, SimilarNote } from "#features/search/similar-moments.tsx";
import { WhenAndWho } from "#features/search/when-and-who.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { askForPage } from "#server/http/page-question.ts";
import { listExamples } from "#server/search/examples.ts";
import { findPreparation } from "#server/search/preparation.ts";
import { findMonths, listPlayable, search } from "#server/search/search.ts";
import { stayWithin } from "../last-page.ts";
import { oneOf } from "../search-params.ts";
import { KeptSearch } from "./kept-search.tsx";

import styles from "./page.module.css";
import { WiderLinks } from "./wider-links.tsx";

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
    title: query === "" ? t("label") : queryTitle(query, (words) => t("titleFor", { query: words })),
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
        <KeptSearch>
          <SearchHelp examples={await listExamples(await getLocale())} />
        </KeptSearch>
      </EmptyState>
    );
  }
  const play = parsePlay(oneOf((await props.searchParams).play));
  const asked = await askForPage(() => findResults(request, play));
  if (asked.kind === "later") {
    const preparing = asked.status === 503 ? await findPreparation().catch(() => null) : null;
    return preparing ? (
      <EmptyState title={t("preparing")} advice={t("preparingAdvice", { ...preparing })} />
    ) : (
      <EmptyState title={t("later")} advice={t("laterAdvice", { seconds: asked.seconds })} />
    );
  }
  const { results, ready, compared } = asked.value;
  stayWithin(request.page, results.pages, (page) => searchHref({ ...request, page }));
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>
          {query === "" ? t("everything") : queryTitle(query, (words) => t("titleFor", { query: words }))}
        </h1>
        {query !== "" && (
          <div className={styles.follow}>
            {request.episode === null && <FollowButton request={request} asOf={results.asOf} />}
            <a href={searchFeedHref(request)} className={styles.feed}>
              <Icon of={Rss} />
              <span>{t("feed")}</span>
            </a>
          </div>
        )}
      </header>
      <WiderLinks speaker={request.speaker} tag={request.tag} />
      <div className={styles.columns}>
        <SearchFilters request={request} facets={results.facets} total={results.totalEpisodes} />
        <div className={styles.results}>
          <WhenAndWho
            request={request}
            months={results.months}
            compared={compared}
            speakers={results.facets.speaker}
          />
          {results.totalEpisodes > 1 && <SearchOrder request={request} />}
          {results.totalEpisodes === 0 ? (
            <>
              <Nothing request={request} didYouMean={results.didYouMean} />
              <SimilarNote similar={results.similar} />
              <SimilarMoments similar={results.similar} />
            </>
          ) : (
            <SearchResults
              request={request}
              results={results}
              ready={ready}
              repeatsKnown={config().searchedWords === "segments"}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** The results, of a link to one of the hits the page that has it; an archive that has changed may have fewer. */
async function findResults(request: SearchRequest, play: number | null): Promise<Found> {
  const { compared: other } = request;
  const compared = other === null || !hasOverview(request) ? null : await findMonths(request, other);
  if (play === null) return { results: await search(request), ready: null, compared };
  const named = await listPlayable(request, play);
  const ready = named.hits.length > 0 ? named : await listPlayable(request, 0);
  return {
    results: await search({ ...request, page: ready.hits[0]?.page ?? request.page }),
    ready,
    compared,
  };
}

interface Found {
  readonly results: ResultPage;
  /** The hits to be played, from the one that the address names on; null where it names none. */
  readonly ready: HitBatch | null;
  /** How often the other words were said by months; null where it is compared with none. */
  readonly compared: readonly MonthCount[] | null;
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
            <PageLink key={query} href={searchHref(searchAgain(request, query))}>
              <bdi>{query}</bdi>
            </PageLink>
          ))}
        </p>
      )}
      {isFiltered(request) || request.repeats !== null ? (
        <p>
          <PageLink href={searchHref(withoutFilter(request))}>{t("searchEverywhere")}</PageLink>
        </p>
      ) : (
        <p>{t("nothingAdvice")}</p>
      )}
    </section>
  );
}
