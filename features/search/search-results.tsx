import { useTranslations } from "next-intl";
import { episodeId } from "#core/episode/address.ts";
import { type HitBatch, heardMoment, listedBatch } from "#core/search/playable-hit.ts";
import { asksForWords, parseQuery } from "#core/search/query.ts";
import { type SearchRequest, searchHref } from "#core/search/request.ts";
import type { EpisodeHits, Hit, ResultPage } from "#core/search/results.ts";
import type { Moment } from "#core/time/moment.ts";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { EpisodeSource } from "./episode-source.tsx";
import { FoldedHits } from "./folded-hits.tsx";
import { HitItem } from "./hit-item.tsx";
import { HitStrip } from "./hit-strip.tsx";
import { PlayHits } from "./play-hits.tsx";
import { ReadyHits } from "./ready-hits.tsx";
import { RepeatsLink } from "./repeats-link.tsx";
import styles from "./search-results.module.css";
import { SimilarMoments, SimilarNote } from "./similar-moments.tsx";

interface SearchResultsProps {
  readonly request: SearchRequest;
  readonly results: ResultPage;
  /** The hits that a link wants to be played; null for a search like any other. */
  readonly ready: HitBatch | null;
  /** Whether it is known which hits repeat one another. */
  readonly repeatsKnown: boolean;
}

/** Hits, grouped by episode, the best first. */
export function SearchResults({ request, results, ready, repeatsKnown }: SearchResultsProps) {
  const t = useTranslations("search");
  const { episodes, totalHits, totalEpisodes, page, pages, similar } = results;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.summary}>
          <p role="status">
            {totalHits > 0 || asksForWords(parseQuery(request.query))
              ? t("found", { moments: totalHits, episodes: totalEpisodes })
              : t("fitting", { episodes: totalEpisodes })}
          </p>
          <FoldedHits request={request} hits={results.folded.hits} known={repeatsKnown} />
        </div>
        {ready === null && <PlayHits request={request} known={listedBatch(results)} />}
      </div>
      <SimilarNote similar={similar} />
      {ready !== null && <ReadyHits request={request} known={ready} />}
      <ol className={styles.episodes} start={1}>
        {episodes.map((episode) => (
          <li key={episode.track.href}>
            <EpisodeResult episode={episode} request={request} />
          </li>
        ))}
      </ol>
      {request.episode === null && (
        <PageLinks page={page} pages={pages} hrefOf={(number) => searchHref({ ...request, page: number })} />
      )}
      <SimilarMoments similar={similar} />
    </>
  );
}

interface EpisodeResultProps {
  readonly episode: EpisodeHits;
  readonly request: SearchRequest;
}

function EpisodeResult({ episode, request }: EpisodeResultProps) {
  const t = useTranslations("search");
  const { track, hits, chapters, starts, total } = episode;
  const { query } = request;
  const shown = hits.flatMap(({ start }) => start ?? []);
  const id = episodeId(track.key);
  return (
    <article className={styles.episode}>
      <Art url={track.imageUrl} size={56} />
      <div className={styles.body}>
        <h2 lang={track.language} dir="auto">
          <PageLink href={track.href}>{track.title}</PageLink>
        </h2>
        <EpisodeSource episode={episode} />
        <HitStrip track={track} starts={starts} shown={shown} query={query} />
        <ul className={styles.hits} lang={track.language}>
          {chapters.map((hit) => (
            <HitItem
              key={hit.id}
              track={track}
              hit={hit}
              label={t("chapter")}
              heard={from(hit)}
              query={query}
            />
          ))}
          {hits.map((hit) => (
            <HitItem
              key={hit.id}
              track={track}
              hit={hit}
              label={hit.speaker}
              heard={around(hit)}
              query={query}
            >
              <RepeatsLink request={request} hit={hit} />
            </HitItem>
          ))}
        </ul>
        {request.episode === null && total > hits.length && (
          <PageLink
            className={styles.more}
            href={searchHref({ ...request, episode: id, page: 1, repeats: null })}
          >
            {t("moreInEpisode", { count: total - hits.length })}
          </PageLink>
        )}
      </div>
    </article>
  );
}

/** A chapter is heard from its beginning on. */
function from({ start }: Hit): Moment | null {
  return start === null ? null : { start, end: null };
}

/** What is said is heard with what leads to it, as where hits are played in turn. */
function around({ start, end }: Hit): Moment | null {
  return start === null ? null : heardMoment({ start, end });
}
