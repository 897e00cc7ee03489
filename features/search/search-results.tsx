import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TextPart } from "#core/marked-text.ts";
import type { EpisodeHits, Hit, SearchResults as Results } from "#core/search-results.ts";
import type { Track } from "#core/track.ts";
import { Art } from "#features/ui/art.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { HitLink } from "./hit-link.tsx";
import styles from "./search-results.module.css";

interface SearchResultsProps {
  readonly query: string;
  readonly results: Results;
}

/** Moments in which something was said, grouped by episode, the best first. */
export function SearchResults({ query, results }: SearchResultsProps) {
  const t = useTranslations("search");
  const { totalMoments, totalEpisodes, page, pages } = results;
  return (
    <>
      <p role="status" className={styles.summary}>
        {t("found", { moments: totalMoments, episodes: totalEpisodes })}
      </p>
      <ol className={styles.episodes} start={1}>
        {results.episodes.map((episode) => (
          <li key={episode.track.href}>
            <EpisodeResult episode={episode} query={query} />
          </li>
        ))}
      </ol>
      <PageLinks page={page} pages={pages} hrefOf={(number) => searchHref(query, number)} />
    </>
  );
}

function searchHref(query: string, page: number): string {
  return `/search?q=${encodeURIComponent(query)}&page=${page}`;
}

function EpisodeResult({ episode, query }: { readonly episode: EpisodeHits; readonly query: string }) {
  const t = useTranslations("search");
  const { track, hits, chapters, total } = episode;
  return (
    <article className={styles.episode}>
      <Art url={track.imageUrl} size={56} />
      <div className={styles.body}>
        <h2 lang={track.language}>
          <Link href={track.href}>{track.title}</Link>
        </h2>
        <p className={styles.show} lang={track.language}>
          <Link href={track.showHref}>{track.showTitle}</Link>
        </p>
        <ul className={styles.hits} lang={track.language}>
          {chapters.map((hit) => (
            <HitItem key={`chapter ${hit.start}`} track={track} hit={hit} label={t("chapter")} />
          ))}
          {hits.map((hit) => (
            <HitItem key={`${hit.start} ${hit.parts.length}`} track={track} hit={hit} label={hit.speaker} />
          ))}
        </ul>
        {total > hits.length && (
          <Link className={styles.more} href={{ pathname: track.href, query: { find: query } }}>
            {t("moreInEpisode", { count: total - hits.length })}
          </Link>
        )}
      </div>
    </article>
  );
}

interface HitItemProps {
  readonly track: Track;
  readonly hit: Hit;
  readonly label: string | null;
}

function HitItem({ track, hit, label }: HitItemProps) {
  return (
    <li>
      <HitLink track={track} start={hit.start}>
        {label !== null && <cite>{label}</cite>}
        <Marked parts={hit.parts} />
      </HitLink>
    </li>
  );
}

function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <q>
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
        part.marked ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </q>
  );
}
